import type { Editor } from '@tiptap/core'
import type { TFunction } from 'i18next'
import type { RefObject } from 'react'
import { encodePosition, type PassageAnchor, passageAnchor } from './selection-anchor.ts'
import type { EditorActions } from './shortcuts.ts'
import { moveToThread, threadAt } from './thread-passages.ts'
import type { OpenPanel } from './toolbar/panels.tsx'

export type Surroundings = {
  editor: Editor | null
  reader: boolean
  toolbar: RefObject<HTMLElement>
  /** The small bar at the selected words, while there is one. */
  selectionBar: RefObject<HTMLElement>
  t: TFunction<'editor'>
  openPanel: (panel: OpenPanel) => void
  openHelp: () => void
  announce: (message: string) => void
  onActivateThread: (threadId: string) => void
  onComment?: (passage: PassageAnchor) => void
}

export type PageActions = EditorActions & {
  announce: (message: string) => void
  footnote: (position: number, element: HTMLElement) => void
}

function focusTool(bar: HTMLElement | null): boolean {
  const tool = bar?.querySelector<HTMLElement>('[data-tool][tabindex="0"]')
  tool?.focus()
  // A bar that is not shown at this width takes no focus: the key is the page's again.
  return Boolean(tool?.matches(':focus'))
}

/** What keys, clicks in the text and the toolbar set going. Made anew with every render, so that nothing in it is stale. */
export function pageActions({
  editor,
  reader,
  toolbar,
  selectionBar,
  t,
  openPanel,
  openHelp,
  announce,
  onActivateThread,
  onComment,
}: Surroundings): PageActions {
  function footnote(position: number, element: HTMLElement) {
    const node = editor?.state.doc.nodeAt(position)
    if (!editor || node?.type.name !== 'footnote') return
    if (reader) return document.getElementById(`note-${element.dataset.number}`)?.focus()
    openPanel({
      name: 'footnote',
      anchor: element,
      footnote: { place: encodePosition(editor.state, position), text: String(node.attrs.text) },
    })
  }
  return {
    announce,
    footnote,
    comment() {
      const passage = editor && onComment ? passageAnchor(editor.state) : null
      if (passage) onComment?.(passage)
      announce(passage || !onComment ? '' : t('text.nothingToComment'))
    },
    link() {
      const anchor = toolbar.current?.querySelector('[data-tool="link"]')
      if (anchor && !reader) openPanel({ name: 'link', anchor })
    },
    toolbar: () => void focusTool(toolbar.current),
    toSelectionBar: () => focusTool(selectionBar.current),
    help: openHelp,
    nextThread(direction) {
      const threadId = editor && moveToThread(editor, direction)
      if (threadId) onActivateThread(threadId)
      announce(threadId ? '' : t('text.noMoreThreads'))
    },
    openHere() {
      if (!editor) return false
      const { from } = editor.state.selection
      const threadId = threadAt(editor.state, from)
      if (threadId) onActivateThread(threadId)
      else if (editor.state.doc.nodeAt(from)?.type.name === 'footnote')
        footnote(from, editor.view.nodeDOM(from) as HTMLElement)
      else return false
      return true
    },
  }
}
