import { readMarker } from './list-markers.ts'
import { type ListLine, listsOf } from './paste-lists.ts'

/** Word's clipboard HTML: lists are paragraphs with a drawn marker, headings may be styles only. */
export function isWordHtml(html: string): boolean {
  return /class="?Mso|style=['"][^'"]*mso-|urn:schemas-microsoft-com:office|name=Generator content="?Microsoft Word/i.test(
    html,
  )
}

/** Expects style attributes renamed to data-style. Changes `body` in place. */
export function tidyWord(body: HTMLElement): void {
  body
    .querySelectorAll(
      'del, .msoDel, [data-style*="mso-comment"], [data-style*="mso-element:comment"], .MsoCommentReference',
    )
    .forEach((it) => it.remove())
  for (const mark of [...body.getElementsByTagName('o:p')])
    mark.replaceWith(...[...mark.childNodes].filter((it) => it.textContent?.trim()))
  for (const paragraph of [...body.querySelectorAll('p')]) namedHeading(paragraph)
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) writeOutMarker(heading)
  for (const first of [...body.querySelectorAll('p')]) if (first.isConnected && depthOf(first)) buildLists(first)
  for (const paragraph of [...body.querySelectorAll('p')])
    if (!/\S/.test(text(paragraph)) && !paragraph.querySelector('a[href]')) paragraph.remove()
}

function namedHeading(paragraph: HTMLElement): void {
  const outline = /mso-outline-level:\s*(\d)/i.exec(style(paragraph))?.[1]
  const title = /\bMso(Title|Subtitle)\b/.exec(paragraph.className)?.[1]
  if (!outline && !title) return
  const heading = paragraph.ownerDocument.createElement(
    outline ? `h${Math.min(6, Number(outline))}` : title === 'Title' ? 'h1' : 'h2',
  )
  heading.append(...paragraph.childNodes)
  paragraph.replaceWith(heading)
}

/** Gathers the list paragraphs that follow one another. */
function buildLists(first: Element): void {
  const run: Element[] = []
  for (let next: Element | null = first; next?.localName === 'p' && depthOf(next); next = next.nextElementSibling)
    run.push(next)
  const document = first.ownerDocument
  const drawn = run.map(markerOf)
  let lines: ListLine[] = []
  const place = document.createComment('')
  first.before(place)
  const finish = () => {
    place.before(...listsOf(document, lines))
    lines = []
  }
  run.forEach((paragraph, at) => {
    const depth = depthOf(paragraph)
    const following = run.findIndex((other, index) => index > at && depthOf(other) <= depth)
    const next = following > 0 && depthOf(run[following]!) === depth ? drawn[following]!.words : undefined
    const marker = readMarker(drawn[at]!.words, {
      before: numberBefore(lines, depth),
      next,
      isSymbolFont: drawn[at]!.isSymbolFont,
    })
    if (marker.kind === 'text') {
      finish()
      writeOutMarker(paragraph)
      paragraph.removeAttribute('data-style')
      return place.before(paragraph)
    }
    spansOf(paragraph).forEach((span) => span.remove())
    const words = document.createElement('p')
    words.append(...paragraph.childNodes)
    lines.push({ depth, number: marker.kind === 'number' ? marker.value : null, content: [words] })
    paragraph.remove()
  })
  finish()
  place.remove()
}

function numberBefore(lines: ListLine[], depth: number): number | null {
  const before = lines.findLast((line) => line.depth <= depth)
  return before?.depth === depth ? before.number : null
}

/** The drawn marker stands in a span of its own. */
function spansOf(paragraph: Element): Element[] {
  return [...paragraph.querySelectorAll('span')].filter((span) => /mso-list:\s*ignore/i.test(style(span)))
}

function markerOf(paragraph: Element) {
  const spans = spansOf(paragraph)
  const isSymbolFont = spans.some((span) =>
    [span, span.parentElement!, ...span.querySelectorAll('*')].some((it) =>
      /font-family:[^;]*(symbol|wingdings|webdings)/i.test(style(it)),
    ),
  )
  return { words: spans.map(text).join('').trim(), isSymbolFont }
}

/** A number that is part of what the text calls this place is kept as words. */
function writeOutMarker(element: Element): void {
  for (const span of spansOf(element)) span.replaceWith(`${text(span).trim()} `)
}

/** 0 for a paragraph that is in no list. */
function depthOf(element: Element): number {
  return Number(/mso-list:\s*[^;]*level(\d)/i.exec(style(element))?.[1] ?? 0)
}

function text(element: Element): string {
  return (element.textContent ?? '').replace(/[\s\u00a0]+/g, ' ')
}

function style(element: Element): string {
  return element.getAttribute('data-style') ?? ''
}
