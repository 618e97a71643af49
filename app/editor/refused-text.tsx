import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from '#app/ui/button.tsx'

/** Words the server would not take, so that they can be kept. They go only when the person says so. */
export function RefusedText({
  text,
  onClose,
  onDiscard,
}: {
  text: string
  onClose: () => void
  onDiscard: () => void
}) {
  const { t } = useTranslation('editor')
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState(false)
  useEffect(() => dialog.current?.showModal?.(), [])

  async function copy() {
    field.current?.select()
    // The clipboard may be closed to a page; the words are selected then, and the keys for copying work.
    await navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => {},
    )
  }
  return (
    <dialog ref={dialog} className="editor-dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{t('refused.title')}</h2>
      <p>{t('refused.explanation')}</p>
      <label className="field-label" htmlFor={`${id}-text`}>
        {t('refused.text')}
      </label>
      <textarea
        ref={field}
        dir="auto"
        id={`${id}-text`}
        className="input input-document"
        rows={8}
        readOnly
        value={text}
      />
      <p role="status" className="tool-note">
        {copied ? t('refused.copied') : ''}
      </p>
      <ButtonRow>
        <Button variant="primary" onClick={copy}>
          {t('refused.copy')}
        </Button>
        <Button onClick={() => dialog.current?.close()}>{t('refused.keep')}</Button>
        <Button variant="danger" onClick={onDiscard}>
          {t('refused.discard')}
        </Button>
      </ButtonRow>
    </dialog>
  )
}
