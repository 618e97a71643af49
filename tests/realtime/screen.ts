import type { Editor } from '@tiptap/core'
import { onTestFinished } from 'vitest'
import type { CollabProvider } from '#app/editor/collab/provider.ts'

type Screen = { window: Window & typeof globalThis }

const TAKEN = [
  'navigator',
  'window',
  'document',
  'Node',
  'Element',
  'HTMLElement',
  'DOMParser',
  'MutationObserver',
  'Range',
  'Selection',
  'KeyboardEvent',
  'MouseEvent',
  'getComputedStyle',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'innerHeight',
  'innerWidth',
] as const

/** A screen for the product's own editor beside real sockets and a database, which the test environment of a browser would not leave as they are. */
export async function openScreen() {
  // It comes without types.
  const { JSDOM } = (await import('jsdom' as string)) as { JSDOM: new (html: string, options: object) => Screen }
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true })
  for (const name of TAKEN)
    Object.defineProperty(globalThis, name, {
      value: name === 'window' ? window : window[name],
      configurable: true,
      writable: true,
    })
  window.document.elementFromPoint = () => null
  window.Range.prototype.getClientRects = () => [] as unknown as DOMRectList
  window.Range.prototype.getBoundingClientRect = () =>
    ({ top: 0, bottom: 0, left: 0, right: 0, width: 0, height: 0 }) as DOMRect
  window.Element.prototype.scrollIntoView = () => undefined
  const { createSectionEditor } = await import('#app/editor/create-editor.ts')
  function open(provider: CollabProvider) {
    const element = document.body.appendChild(document.createElement('div'))
    const editor = createSectionEditor({ element, provider, extensions: [] })
    const close = () => {
      editor.destroy()
      element.remove()
    }
    return { editor, close }
  }
  function show(provider: CollabProvider): Editor {
    const { editor, close } = open(provider)
    onTestFinished(close)
    return editor
  }
  /** `briefly`: for an editor that its test closes itself. */
  return Object.assign(show, { briefly: open })
}
