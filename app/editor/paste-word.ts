import { cutText } from '#app/shared/text.ts'

/** Word's clipboard HTML: lists are paragraphs with a drawn marker, headings may be styles only, notes are anchors and boxes. */
export function isWordHtml(html: string): boolean {
  return /class="?Mso|style=['"][^'"]*mso-|urn:schemas-microsoft-com:office|name=Generator content="?Microsoft Word/i.test(html)
}

/** Expects style attributes renamed to data-style. Changes `body` in place. */
export function tidyWord(body: HTMLElement): void {
  takeFootnotes(body)
  body.querySelectorAll('del, .msoDel, [data-style*="mso-comment"], [data-style*="mso-element:comment"], .MsoCommentReference').forEach((it) => it.remove())
  body.querySelectorAll('[data-style*="mso-element:footnote-list"], [data-style*="mso-element:endnote-list"]').forEach((it) => it.remove())
  for (const mark of [...body.getElementsByTagName('o:p')]) mark.replaceWith(...[...mark.childNodes].filter((it) => it.textContent?.trim()))
  for (const paragraph of [...body.querySelectorAll('p')]) namedHeading(paragraph)
  for (const first of [...body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')]) if (first.isConnected && level(first)) buildList(first)
  for (const paragraph of [...body.querySelectorAll('p')]) if (!/\S/.test(text(paragraph)) && !paragraph.querySelector('[data-footnote]')) paragraph.remove()
}

function namedHeading(paragraph: HTMLElement): void {
  const outline = /mso-outline-level:\s*(\d)/i.exec(style(paragraph))?.[1]
  const title = /\bMso(Title|Subtitle)\b/.exec(paragraph.className)?.[1]
  if ((!outline && !title) || level(paragraph)) return
  const heading = paragraph.ownerDocument.createElement(outline ? `h${Math.min(6, Number(outline))}` : title === 'Title' ? 'h1' : 'h2')
  heading.append(...paragraph.childNodes)
  paragraph.replaceWith(heading)
}

/** Gathers the list paragraphs that follow one another and nests them by their level. */
function buildList(first: Element): void {
  const document = first.ownerDocument
  const open: { list: Element; level: number }[] = []
  const place = document.createComment('')
  first.before(place)
  let next: Element | null = first
  while (next && level(next)) {
    const paragraph: Element = next
    next = paragraph.nextElementSibling
    const depth = level(paragraph)
    const marker = takeMarker(paragraph)
    while (open.length && open.at(-1)!.level > depth) open.pop()
    let current = open.at(-1)
    const tag = marker.ordered ? 'ol' : 'ul'
    if (current?.level === depth && current.list.localName !== tag) {
      open.pop()
      current = open.at(-1)
    }
    if (!current || current.level < depth) {
      const list = document.createElement(tag)
      if (marker.start > 1) list.setAttribute('start', String(marker.start))
      const parent = current?.list.lastElementChild
      if (parent) parent.append(list)
      else place.before(list)
      current = { list, level: depth }
      open.push(current)
    }
    const item = document.createElement('li')
    const words = document.createElement('p')
    words.append(...paragraph.childNodes)
    item.append(words)
    current.list.append(item)
    paragraph.remove()
  }
  place.remove()
}

/** The drawn marker tells the kind of list. It stands in a span of its own and is removed. */
function takeMarker(paragraph: Element): { ordered: boolean; start: number } {
  const drawn = [...paragraph.querySelectorAll('span')].filter((span) => /mso-list:\s*ignore/i.test(style(span)))
  const marker = drawn.map((span) => text(span)).join('').trim()
  drawn.forEach((span) => span.remove())
  const number = /^\(?(\d+)[.)]?$/.exec(marker)?.[1]
  return { ordered: number !== undefined || /^\(?([a-z]|[ivxlc]+)[.)]$/i.test(marker), start: Number(number ?? 1) }
}

/** 0 for a paragraph that is in no list. */
function level(element: Element): number {
  return Number(/mso-list:\s*[^;]*level(\d)/i.exec(style(element))?.[1] ?? 0)
}

/** A reference and its box at the end become one footnote with its words. */
function takeFootnotes(body: HTMLElement): void {
  for (const reference of [...body.querySelectorAll('a[href^="#_ftn"], a[href^="#_edn"]')]) {
    const id = (reference.getAttribute('href') ?? '').replace('#_', '')
    if (/^(ftn|edn)ref/.test(id)) continue
    const box = body.querySelector(`[id="${id}"]`)
    box?.querySelectorAll('a[href*="ref"]').forEach((back) => back.remove())
    const words = box ? text(box).trim() : ''
    const note = body.ownerDocument.createElement('sup')
    note.setAttribute('data-footnote', cutText(words, 2000))
    if (words) reference.replaceWith(note)
    else reference.remove()
  }
}

function text(element: Element): string {
  return (element.textContent ?? '').replace(/[\s\u00a0]+/g, ' ')
}

function style(element: Element): string {
  return element.getAttribute('data-style') ?? ''
}
