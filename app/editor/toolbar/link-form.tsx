import type { Editor } from '@tiptap/core'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { hrefFromInput } from '../schema/safe-href.ts'

/** Sets, changes or removes the link of the selection. Without a selection the address itself becomes the words. */
export function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const { t } = useTranslation('editor')
  const id = useId()
  const before = String(editor.getAttributes('link').href ?? '')
  const [typed, setTyped] = useState(before)
  const [refused, setRefused] = useState(false)

  function apply(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    const href = hrefFromInput(typed)
    if (!href) return setRefused(true)
    const mark = { type: 'link', attrs: { href } }
    if (before || !editor.state.selection.empty) editor.chain().extendMarkRange('link').setMark('link', { href }).run()
    else
      editor
        .chain()
        .insertContent({ type: 'text', text: typed.trim(), marks: [mark] })
        .run()
    onDone()
  }
  function remove() {
    editor.chain().extendMarkRange('link').unsetMark('link').run()
    onDone()
  }
  return (
    <form noValidate onSubmit={apply} className="tool-form">
      <TextField
        field={{ id, name: 'href', errorId: `${id}-error`, errors: refused ? [t('link.refused')] : undefined }}
        label={t('link.address')}
        hint={t('link.hint')}
        value={typed}
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value)
          setRefused(false)
        }}
      />
      <ButtonRow>
        <Button type="submit" size="sm" variant="primary">
          {t(before ? 'link.change' : 'link.set')}
        </Button>
        {before ? (
          <Button size="sm" variant="quiet" onClick={remove}>
            {t('link.remove')}
          </Button>
        ) : null}
      </ButtonRow>
    </form>
  )
}
