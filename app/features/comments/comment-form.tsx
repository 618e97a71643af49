import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { MentionTextArea } from './mention-text-area.tsx'
import type { Mentionable } from './mentions.ts'
import { useDraft } from './use-draft.ts'

type Props = {
  action: string
  draftKey: string
  label: string
  submit: string
  mentionables: Mentionable[]
  initial?: string
  takeFocus?: boolean
  rows?: number
  onDone?: () => void
  onCancel?: () => void
  children?: ReactNode
}

const KEEP = { kind: 'comment', about: '' } as const

/** One comment being written, whatever it answers. Its draft goes only when the server has it, or its author gives it up. */
export function CommentForm({
  action,
  draftKey,
  label,
  submit,
  mentionables,
  initial,
  takeFocus,
  rows,
  onDone,
  onCancel,
  children,
}: Props) {
  const { t } = useTranslation('comments')
  const draft = useDraft(draftKey, initial)
  const box = useRef<HTMLDivElement>(null)
  return (
    <InlineForm
      action={action}
      keep={KEEP}
      onKept={() => {
        draft.clear()
        onDone?.()
      }}
      onDone={() => {
        draft.clear()
        onDone?.()
      }}
    >
      {({ busy }) => (
        <div ref={box}>
          {children}
          <MentionTextArea
            {...{ label, mentionables, takeFocus, rows }}
            value={draft.text}
            onChange={draft.change}
            onSend={() => busy || box.current?.closest('form')?.requestSubmit()}
          />
          <div className="mt-2 flex gap-2">
            <Button type="submit" size="sm" variant="primary" pending={busy}>
              {submit}
            </Button>
            {onCancel ? (
              <Button
                size="sm"
                variant="quiet"
                onClick={() => {
                  draft.clear()
                  onCancel()
                }}
              >
                {t('write.cancel')}
              </Button>
            ) : null}
          </div>
        </div>
      )}
    </InlineForm>
  )
}
