import { isWordHtml, tidyWord } from './paste-word.ts'

const KEPT_ATTRIBUTES: Record<string, string[]> = {
  a: ['href'],
  ol: ['start'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  sup: ['data-footnote'],
  span: ['data-indicator'],
}
const DROPPED = 'script,style,meta,link,title,head,xml,object,embed,iframe,svg,math,img,picture,video,audio,canvas,form,input,button,select,textarea,template'

/** What another program put on the clipboard, reduced to what a section can hold. Text of our own editor passes as it is. */
export function tidyPastedHtml(html: string): string {
  if (html.includes('data-pm-slice')) return html
  const body = parse(html)
  if (isWordHtml(html)) tidyWord(body)
  body.querySelectorAll(DROPPED).forEach((element) => element.remove())
  for (const element of [...body.querySelectorAll<HTMLElement>('*')]) tidyElement(element)
  for (const row of body.querySelectorAll('thead > tr')) headerCells(row)
  body.querySelectorAll('p:empty, span:empty:not([data-indicator]), b:empty, strong:empty, em:empty').forEach((element) => element.remove())
  return body.innerHTML
}

/** Styles and handlers are read as text: the content security policy would report each one, though none could act here. */
function parse(html: string): HTMLElement {
  const inert = html
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->|<style[\s\S]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'/])(style|on[a-z]+)(?=\s*=)/gi, '$1data-$2'))
  return new DOMParser().parseFromString(inert, 'text/html').body
}

function tidyElement(element: HTMLElement): void {
  const style = styleOf(element)
  const tag = element.localName
  if (/(^|;)\s*(display:\s*none|mso-hide:\s*all)/i.test(style)) return element.remove()
  const kept = KEPT_ATTRIBUTES[tag] ?? []
  for (const { name } of [...element.attributes]) if (!kept.includes(name)) element.removeAttribute(name)
  // Google Docs wraps all it copies in a <b> that is not bold.
  if (tag === 'b' && /(^|;)\s*font-weight:\s*(normal|400)/i.test(style)) return element.replaceWith(...element.childNodes)
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
