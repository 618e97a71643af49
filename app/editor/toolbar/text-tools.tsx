import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { useEffect } from 'react'
import { useEditorValue } from '../use-editor-value.ts'
import type { TextToolsProps } from './selection-bar.tsx'
import type { LateTools } from './use-late-tools.ts'

/** What stands at the words themselves: a small bar at the chosen ones, a button beside a paragraph. */
export function TextTools({ late, ...rest }: TextToolsProps & { late: LateTools }) {
  const { editor } = rest
  const { part, fetch } = late
  const chosen = useEditorValue(editor, wordsChosen)
  useEffect(() => {
    // What was refused starts a new editor: this one may be gone before its screen is.
    if (editor.isDestroyed) return
    const { dom } = editor.view
    const asked = ['pointermove', 'focusin'] as const
    for (const event of asked) dom.addEventListener(event, fetch, { once: true })
    return () => {
      for (const event of asked) dom.removeEventListener(event, fetch)
    }
  })
  return part ? <part.BesideText {...rest} chosen={chosen} /> : null
}

function wordsChosen({ state: { selection, doc } }: Editor): boolean {
  return (
    selection instanceof TextSelection &&
    !selection.empty &&
    doc.textBetween(selection.from, selection.to, ' ').trim() !== ''
  )
}
