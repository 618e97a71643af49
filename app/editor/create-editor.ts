import { Editor, Extension, type Extensions, type SingleCommands } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import { blockIds } from './block-ids.ts'
import type { EditorProvider } from './editor-provider.ts'
import { lateCursors } from './late-cursors.ts'
import { ownSelection } from './own-selection.ts'
import { remoteCarets } from './remote-carets.ts'
import { remoteChanges } from './remote-changes.ts'
import { documentExtensions, documentSchema } from './schema/document-schema.ts'
import { UnknownContent } from './unknown-content.ts'

const Cursors = Extension.create({
  name: 'cursors',
  addProseMirrorPlugins: () => [lateCursors()],
})

/**
 * Tiptap begins a command's transaction when `commands` is read, not when the command runs: a button that kept them from its
 * last render would act on a text, and a selection, that are gone by then. Here every call begins its own.
 */
class LivingEditor extends Editor {
  override get commands(): SingleCommands {
    const now = () => super.commands as Record<string, (...args: unknown[]) => boolean>
    return new Proxy({} as SingleCommands, {
      get:
        (_, name: string) =>
        (...args: unknown[]) =>
          now()[name]!(...args),
    })
  }
}

/**
 * One editor on one connected document. It is given no content: what it shows comes from Yjs alone, and `provider.ready` must
 * have resolved, or an empty first screen could be taken for somebody's deletion.
 */
export function createSectionEditor(options: {
  element: HTMLElement
  provider: EditorProvider
  extensions: Extensions
}): Editor {
  const { element, provider, extensions } = options
  return new LivingEditor({
    element,
    injectCSS: false,
    enablePasteRules: false,
    extensions: [
      ...documentExtensions,
      UnknownContent,
      blockIds,
      // What others wrote in it keeps a block that its author's undo takes back.
      Collaboration.configure({
        fragment: provider.fragment,
        yUndoOptions: { protectedNodes: new Set(Object.keys(documentSchema.nodes)) },
      }),
      remoteChanges(provider),
      ownSelection(provider),
      remoteCarets(provider),
      Cursors,
      ...extensions,
    ],
    editorProps: {
      attributes: {
        class: 'prose section-text',
        role: 'textbox',
        'aria-multiline': 'true',
      },
      handleDOMEvents: { click: openLink },
    },
  })
}

/** A plain click places the caret; with the modifier key, or for readers, it follows the link. */
function openLink(view: { dom: HTMLElement }, event: MouseEvent): boolean {
  const link = (event.target as HTMLElement).closest?.('a[href]')
  if (!link) return false
  event.preventDefault()
  const reads = view.dom.getAttribute('aria-readonly') === 'true'
  if (!reads && !event.metaKey && !event.ctrlKey) return false
  window.open((link as HTMLAnchorElement).href, '_blank', 'noopener,noreferrer')
  return true
}
