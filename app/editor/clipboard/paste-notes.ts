import { cutText } from '#app/shared/text.ts'
import { MAX_FOOTNOTE } from '../schema/vocabulary.ts'

/** How a word processor refers to a note: what stands in the text, and which element holds the note's words. */
const REFERENCES =
  'a[href^="#_ftn"], a[href^="#_edn"], a.sdfootnoteanc[href], a.sdendnoteanc[href], sup a[href^="#ftnt"]'
const BACK = /^#(_ftnref|_ednref|ftnt_ref)|anc$/

/** A reference and its words at the end become one footnote: as Word, LibreOffice and Google Docs write them. */
export function takeNotes(body: HTMLElement): void {
  for (const reference of body.querySelectorAll(REFERENCES)) {
    const href = reference.getAttribute('href') ?? ''
    if (BACK.test(href)) continue
    const box = boxOf(body, href)
    const words = box ? wordsOf(box) : ''
    const note = body.ownerDocument.createElement('sup')
    note.setAttribute('data-footnote', cutText(words, MAX_FOOTNOTE))
    const place = reference.closest('sup') ?? reference
    if (words) place.replaceWith(note)
    else place.remove()
    box?.remove()
  }
}

function boxOf(body: HTMLElement, href: string): Element | null {
  const id = href.slice(1).replace(/^_/, '').replace(/sym$/, '')
  const found = [...body.querySelectorAll('[id]')].find((element) => element.id === id) ?? null
  return found?.localName === 'a' ? found.closest('p, li, div') : found
}

function wordsOf(box: Element): string {
  const copy = box.cloneNode(true) as Element
  for (const link of copy.querySelectorAll('a')) if (BACK.test(link.getAttribute('href') ?? '')) link.remove()
  return (copy.textContent ?? '').replace(/\s+/gu, ' ').trim()
}
