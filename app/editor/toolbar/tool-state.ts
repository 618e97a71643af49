import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

export type BlockKind = 'paragraph' | 'heading' | 'subheading'

/** What the toolbar shows of the caret's place. Flat, so that it can be compared and renders only on change. */
export function toolState(editor: Editor) {
  const undo = yUndoPluginKey.getState(editor.state)?.undoManager
  return {
    block: blockKind(editor),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    bulletList: editor.isActive('bulletList'),
    orderedList: editor.isActive('orderedList'),
    quote: editor.isActive('blockquote'),
    link: editor.isActive('link'),
    table: editor.isActive('table'),
    canUndo: Boolean(undo?.undoStack.length),
    canRedo: Boolean(undo?.redoStack.length),
  }
}

function blockKind(editor: Editor): BlockKind {
  if (!editor.isActive('heading')) return 'paragraph'
  return editor.getAttributes('heading').level === 3 ? 'subheading' : 'heading'
}

/** Makes the block at the caret one of this kind, and goes on in the text. */
export function setBlock(editor: Editor, kind: BlockKind): void {
  if (kind === 'paragraph') editor.commands.setNode('paragraph')
  else editor.commands.setNode('heading', { level: kind === 'heading' ? 2 : 3 })
  // Not the library's own focus command: that one waits a frame, in which what is typed would be lost.
  editor.view.focus()
}
