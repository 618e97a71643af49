import type { Ref } from 'react'
import type { Editor } from '@tiptap/core'
import type { PassageAnchor } from '../selection-anchor.ts'
import { BlockComment } from './block-comment.tsx'
import { SelectionBar } from './selection-bar.tsx'

export type TextToolsProps = {
  editor: Editor
  reader: boolean
  /** Absent: this person may not comment here. */
  onComment?: (passage: PassageAnchor) => void
  onLink: (anchor: Element) => void
  onToolbar: () => void
  barRef: Ref<HTMLDivElement>
}

export function BesideText({ editor, reader, chosen, onComment, onLink, onToolbar, barRef }: TextToolsProps & { chosen: boolean }) {
  return (
    <>
      {chosen && (!reader || onComment) ? <SelectionBar {...{ editor, reader, onComment, onLink, onToolbar, barRef }} /> : null}
      {onComment ? <BlockComment editor={editor} onComment={onComment} /> : null}
    </>
  )
}
