import type { Editor } from '@tiptap/core'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { MAX_FOOTNOTE } from '../schema/vocabulary.ts'
import { decodePosition } from '../selection-anchor.ts'

/** The note being written: a new one at the caret, or one that stands in the text already (`place`, as a relative position). */
export type FootnoteDraft = { place: Uint8Array | null; text: string }

export function FootnoteForm({ editor, draft, onDone }: { editor: Editor; draft: FootnoteDraft; onDone: () => void }) {
  const { t } = useTranslation('editor')
  const id = useId()
  const [text, setText] = useState(draft.text)
  const tooLong = text.trim().length > MAX_FOOTNOTE

  function save(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    const words = text.trim()
    if (!words || tooLong) return
    const position = footnoteAt(editor, draft.place)
    if (position === null) editor.commands.insertContent({ type: 'footnote', attrs: { text: words } })
    else editor.view.dispatch(editor.state.tr.setNodeAttribute(position, 'text', words))
    onDone()
  }
  function remove() {
    const position = footnoteAt(editor, draft.place)
    if (position !== null) editor.view.dispatch(editor.state.tr.delete(position, position + 1))
    onDone()
  }
  return (
    <form noValidate onSubmit={save} className="tool-form">
      <TextArea
        field={{ id, name: 'text', errorId: `${id}-error` }}
        label={t('footnote.text')}
        rows={3}
        serif
        limit={MAX_FOOTNOTE}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ButtonRow>
        <Button type="submit" size="sm" variant="primary" aria-disabled={!text.trim() || tooLong}>
          {t(draft.place ? 'footnote.save' : 'footnote.add')}
        </Button>
        {draft.place ? (
          <Button size="sm" variant="quiet" onClick={remove}>
            {t('footnote.remove')}
          </Button>
        ) : null}
      </ButtonRow>
    </form>
  )
}

/** Others write on while the form is open, so the note is looked for again when it is saved. */
function footnoteAt(editor: Editor, place: Uint8Array | null): number | null {
  const position = place && decodePosition(editor.state, place)
  return typeof position === 'number' && editor.state.doc.nodeAt(position)?.type.name === 'footnote' ? position : null
}
