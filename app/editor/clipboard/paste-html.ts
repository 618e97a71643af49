import { nestLists } from './paste-lists.ts'
import { takeNotes } from './paste-notes.ts'
import { isWordHtml, tidyWord } from './paste-word.ts'

const KEPT_ATTRIBUTES: Record<string, string[]> = {
  a: ['href'],
  ol: ['start'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  sup: ['data-footnote'],
  span: ['data-indicator'],
}
const DROPPED =
  'script,style,meta,link,title,head,xml,object,embed,iframe,svg,math,img,picture,video,audio,canvas,form,input,button,select,textarea,template'
const BLOCKS = 'p,li,td,th,h1,h2,h3,h4,h5,h6,pre,blockquote,dt,dd'

/** What a section cannot hold and a reader would miss. */
export type PasteLoss = 'pictures' | 'underline' | 'strike' | 'raised'
export type Pasted = { html: string; losses: PasteLoss[] }

/** What another program put on the clipboard, reduced to what a section can hold, and what of it is left out. */
export function readPasted(html: string): Pasted {
  const body = parse(html)
  // Text of an editor like ours has its own marks; only what the content security policy would report is taken away.
  if (html.includes('data-pm-slice')) {
    for (const element of body.querySelectorAll('[data-style]')) element.removeAttribute('data-style')
    return { html: body.innerHTML, losses: [] }
  }
  lowerHeadings(body)
  if (isWordHtml(html)) tidyWord(body)
  takeNotes(body)
  nestLists(body)
  const losses = lossesIn(body)
  body.querySelectorAll(DROPPED).forEach((element) => element.remove())
  keepLines(body)
  for (const element of [...body.querySelectorAll<HTMLElement>('*')]) tidyElement(element)
  for (const row of body.querySelectorAll('thead > tr')) headerCells(row)
  body
    .querySelectorAll('p:empty, span:empty:not([data-indicator]), b:empty, strong:empty, em:empty')
    .forEach((element) => element.remove())
  return { html: body.innerHTML, losses }
}

/** Styles and handlers are read as text: the content security policy would report each one, though none could act here. */
function parse(html: string): HTMLElement {
  const inert = html
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->|<style[\s\S]*?<\/style\s*>/gi, '')
    .replace(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi, (tag) =>
      tag.replace(/([\s"'/])(style|on[a-z]+)(?=\s*=)/gi, '$1data-$2'),
    )
  return new DOMParser().parseFromString(inert, 'text/html').body
}

/** A text begins at level 2, below the section's title: where a source uses level 1, what is below it there stays below it here. */
function lowerHeadings(body: HTMLElement): void {
  if (!body.querySelector('h1')) return
  for (const heading of body.querySelectorAll('h2, h3, h4, h5, h6')) {
    const lower = heading.ownerDocument.createElement('h3')
    for (const attribute of heading.attributes) lower.setAttributeNode(attribute.cloneNode() as Attr)
    lower.append(...heading.childNodes)
    heading.replaceWith(lower)
  }
}

function lossesIn(body: HTMLElement): PasteLoss[] {
  const styled = (pattern: RegExp) =>
    [...body.querySelectorAll('[data-style]')].some((element) => hasWords(element) && pattern.test(styleOf(element)))
  const found: Record<PasteLoss, boolean> = {
    pictures: [...body.querySelectorAll('img, picture, svg, v\\:imagedata')].some((picture) => !isInvisible(picture)),
    underline: [...body.querySelectorAll('u')].some(hasWords) || styled(/text-decoration(-line)?:[^;]*underline/i),
    strike:
      [...body.querySelectorAll('s, strike, del')].some(hasWords) ||
      styled(/text-decoration(-line)?:[^;]*line-through/i),
    raised:
      [...body.querySelectorAll('sup:not([data-footnote]), sub')].some(hasWords) ||
      styled(/vertical-align:\s*(super|sub)\b/i),
  }
  return (Object.keys(found) as PasteLoss[]).filter((loss) => found[loss])
}

/** Links are underlined everywhere. */
function hasWords(element: Element): boolean {
  return /\S/.test(element.textContent ?? '') && !element.closest('a') && !element.querySelector('a')
}

/** A picture of one dot counts readers and shows nothing. */
function isInvisible(picture: Element): boolean {
  return ['width', 'height'].some((side) => /^[01]$/.test(picture.getAttribute(side) ?? ''))
}

/** Where the source shows line breaks as they are typed, they are kept: as paragraphs, or as breaks within one. */
function keepLines(body: HTMLElement): void {
  for (const element of [...body.querySelectorAll('pre, [data-style*="white-space"]')]) {
    if (
      element.localName !== 'pre' &&
      !/white-space(-collapse)?:\s*(pre|break-spaces|preserve)/i.test(styleOf(element))
    )
      continue
    const text = element.textContent ?? ''
    if (!text.trim().includes('\n')) continue
    if (!element.children.length && (element.localName === 'pre' || !element.closest(BLOCKS)))
      element.replaceWith(...paragraphs(element, text))
    else breakLines(element)
  }
}

function paragraphs(element: Element, text: string): Element[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim())
    .map((line) => {
      const paragraph = element.ownerDocument.createElement('p')
      paragraph.textContent = line
      return paragraph
    })
}

function breakLines(element: Element): void {
  const { ownerDocument } = element
  const walker = ownerDocument.createTreeWalker(element, 4)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  for (const text of texts) {
    const lines = text.data.split('\n')
    if (lines.length > 1)
      text.replaceWith(...lines.flatMap((line, index) => (index ? [ownerDocument.createElement('br'), line] : [line])))
  }
}

function tidyElement(element: HTMLElement): void {
  const style = styleOf(element)
  const tag = element.localName
  if (/(^|;)\s*(display:\s*none|mso-hide:\s*all)/i.test(style)) return element.remove()
  const kept = KEPT_ATTRIBUTES[tag] ?? []
  for (const { name } of [...element.attributes]) if (!kept.includes(name)) element.removeAttribute(name)
  // Google Docs wraps all it copies in a <b> that is not bold.
  if (tag === 'b' && /(^|;)\s*font-weight:\s*(normal|400)/i.test(style))
    return element.replaceWith(...element.childNodes)
  if (tag !== 'span' && tag !== 'font') return
  if (/(^|;)\s*font-weight:\s*(bold|[6-9]00)/i.test(style)) wrapChildren(element, 'strong')
  if (/(^|;)\s*font-style:\s*italic/i.test(style)) wrapChildren(element, 'em')
  if (!element.attributes.length) element.replaceWith(...element.childNodes)
}

function styleOf(element: Element): string {
  return element.getAttribute('data-style') ?? ''
}

function wrapChildren(element: HTMLElement, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}

function headerCells(row: Element): void {
  for (const cell of row.querySelectorAll(':scope > td')) {
    const header = row.ownerDocument.createElement('th')
    for (const { name, value } of cell.attributes) header.setAttribute(name, value)
    header.append(...cell.childNodes)
    cell.replaceWith(header)
  }
}
