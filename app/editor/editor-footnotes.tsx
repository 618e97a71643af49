import type { Editor } from '@tiptap/core'
import { FootnoteList } from './footnote-list.tsx'
import type { Footnote } from './schema/document-json.ts'
import { useEditorValue } from './use-editor-value.ts'

export function EditorFootnotes({ editor }: { editor: Editor }) {
  return <FootnoteList notes={useEditorValue(editor, notesOf, sameNotes)} />
}

function notesOf(editor: Editor): Footnote[] {
  const notes: Footnote[] = []
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'footnote') notes.push({ number: notes.length + 1, text: String(node.attrs.text) })
  })
  return notes
}

function sameNotes(a: Footnote[], b: Footnote[]): boolean {
  return a.length === b.length && a.every((note, index) => note.text === b[index]?.text)
}
