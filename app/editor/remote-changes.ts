import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import * as Y from 'yjs'
import { readBrowser } from './browser-selection.ts'
import type { Screen } from './collab/inbox.ts'
import { encodePosition } from './selection-anchor.ts'
import { touchesBlock, type YType } from './touched-block.ts'

export type ShowsText = { doc: Y.Doc; showOn(screen: Screen): () => void }

/** What others write comes in only when it takes nothing from one's own hands: after the browser was read, and not into a word being composed. */
export function remoteChanges(provider: ShowsText) {
  return Extension.create({
    name: 'remoteChanges',
    addProseMirrorPlugins: () => [
      new Plugin({
        view: (view) => ({ destroy: provider.showOn(screenOf(view, provider.doc)) }),
        props: {
          handleDOMEvents: {
            // A key that is handled here works on the selection, which the browser may have moved since it last told.
            keydown(view) {
              if (!view.composing) readBrowser(view)
              return false
            },
          },
        },
      }),
    ],
  })
}

function screenOf(view: EditorView, doc: Y.Doc): Screen {
  return {
    settle: () => readBrowser(view),
    mustWait(update) {
      const block = view.composing ? blockOfCaret(view, doc) : null
      return block !== null && touchesBlock(doc, block, update)
    },
    interrupt() {
      // The browser tells the input method that it has ended, and what was composed stands as it is.
      const { dom } = view
      dom.blur()
      dom.focus({ preventScroll: true })
      readBrowser(view)
    },
  }
}

/** The paragraph being written in, as the Y.Doc has it. */
function blockOfCaret(view: EditorView, doc: Y.Doc): YType | null {
  const encoded = encodePosition(view.state, view.state.selection.head)
  const place = encoded && Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(encoded), doc)
  if (!place) return null
  return place.type instanceof Y.XmlText ? (place.type.parent as YType | null) : place.type
}
