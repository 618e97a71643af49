/** One line of a list as its source shows it: how deep, with which number, and what it holds. */
export type ListLine = { depth: number; number: number | null; content: Node[] }

/** The lists that these lines make. A number that does not follow the one before begins a list of its own. */
export function listsOf(document: Document, lines: ListLine[]): Element[] {
  const made: Element[] = []
  const open: { list: Element; depth: number; next: number | null }[] = []
  for (const { depth, number, content } of lines) {
    while (open.length && open.at(-1)!.depth > depth) open.pop()
    const same = open.at(-1)
    if (same?.depth === depth && same.next !== number) open.pop()
    let current = open.at(-1)
    if (current?.depth !== depth) {
      const list = document.createElement(number === null ? 'ul' : 'ol')
      if (number !== null && number !== 1) list.setAttribute('start', String(number))
      const parent = current?.list.lastElementChild
      if (parent) parent.append(list)
      else made.push(list)
      open.push((current = { list, depth, next: number }))
    }
    const item = document.createElement('li')
    item.append(...content)
    current!.list.append(item)
    if (current!.next !== null) current!.next++
  }
  return made
}

/** Brings the lists of other programs into the one form that HTML has for them. */
export function nestLists(body: HTMLElement): void {
  joinOneItemLists(body)
  for (const list of body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) {
    const before = list.previousElementSibling
    if (before?.localName === 'li') before.append(list)
  }
}

/** Word Online makes each item a list of its own, in a box of its own, and says its depth beside it. */
function joinOneItemLists(body: HTMLElement): void {
  for (const first of body.querySelectorAll('.ListContainerWrapper')) {
    if (!first.isConnected) continue
    const run: Element[] = []
    for (let next: Element | null = first; next?.matches('.ListContainerWrapper'); next = next.nextElementSibling)
      run.push(next)
    const lines = run.flatMap((box) => [...box.querySelectorAll('li')].map(lineOf))
    first.before(...listsOf(body.ownerDocument, lines))
    run.forEach((box) => box.remove())
  }
}

function lineOf(item: Element): ListLine {
  const { parentElement: list } = item
  const place = [...(list?.children ?? [])].indexOf(item)
  const number = list?.localName === 'ol' ? (Number.parseInt(list.getAttribute('start') ?? '', 10) || 1) + place : null
  return { depth: Number(item.getAttribute('data-aria-level')) || 1, number, content: [...item.childNodes] }
}
