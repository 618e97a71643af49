import { BlockComment } from './block-comment.tsx'
import { SelectionBar, type TextToolsProps } from './selection-bar.tsx'

export function BesideText({
  editor,
  reader,
  chosen,
  onComment,
  onLink,
  onToolbar,
  barRef,
}: TextToolsProps & { chosen: boolean }) {
  return (
    <>
      {chosen && (!reader || onComment) ? (
        <SelectionBar {...{ editor, reader, onComment, onLink, onToolbar, barRef }} />
      ) : null}
      {onComment ? <BlockComment editor={editor} onComment={onComment} /> : null}
    </>
  )
}
