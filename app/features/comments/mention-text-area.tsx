import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isComposing } from '#app/ui/composing.ts'
import { GroupCode } from '#app/ui/group.tsx'
import { COMMENT_LIMIT } from './limits.ts'
import type { Mentionable } from './mentions.ts'
import { useMentions } from './use-mentions.ts'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  mentionables: Mentionable[]
  rows?: number
  /** Takes the focus when it appears: it was asked for by a press just before. */
  takeFocus?: boolean
  onSend?: () => void
}

/** A place to write a comment. After an @ it offers whom to name; the choice is plain text, so nothing is lost without scripts. */
export function MentionTextArea({ label, value, onChange, mentionables, rows = 3, takeFocus, onSend }: Props) {
  const { t } = useTranslation('comments')
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const mention = useMentions(area, value, onChange, mentionables)
  const { offers, at } = mention

  useEffect(() => {
    if (takeFocus) area.current?.focus()
  }, [takeFocus])

  function press(event: KeyboardEvent) {
    if (isComposing(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onSend?.()
    } else if (mention.press(event.key)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }

  return (
    <div className="relative">
      <label className="sr-only" htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={area}
        id={id}
        name="body"
        className="input w-full"
        dir="auto"
        rows={rows}
        required
        maxLength={COMMENT_LIMIT}
        placeholder={label}
        value={value}
        aria-autocomplete="list"
        aria-controls={offers.length ? `${id}-offers` : undefined}
        aria-activedescendant={offers.length ? `${id}-option-${at}` : undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          onChange(event.target.value)
          mention.look()
        }}
        onKeyDown={press}
        onClick={mention.look}
        onBlur={mention.close}
      />
      <p id={`${id}-hint`} className="mt-1 text-xs text-ink-2">
        {value.length > COMMENT_LIMIT - 500
          ? t('write.left', { count: COMMENT_LIMIT - value.length })
          : t('write.hint')}
      </p>
      <p className="sr-only" role="status">
        {mention.asking ? t('write.offers', { count: offers.length }) : ''}
      </p>
      {offers.length ? <Offers id={id} offers={offers} at={at} onChoose={mention.choose} /> : null}
    </div>
  )
}

function Offers({
  id,
  offers,
  at,
  onChoose,
}: {
  id: string
  offers: Mentionable[]
  at: number
  onChoose: (offer: Mentionable) => void
}) {
  const { t } = useTranslation('comments')
  return (
    <ul
      id={`${id}-offers`}
      role="listbox"
      aria-label={t('write.offers-label')}
      className="absolute z-40 mt-1 max-h-72 w-full overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-2"
    >
      {offers.map((offer, index) => (
        <li
          key={`${offer.type}${offer.id}`}
          id={`${id}-option-${index}`}
          role="option"
          aria-selected={index === at}
          className="flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-2 py-1 aria-selected:bg-press"
          onPointerDown={(event) => {
            event.preventDefault()
            onChoose(offer)
          }}
        >
          <GroupCode groupId={offer.groupId} />
          <span className="min-w-0 leading-tight">
            <span className="block font-medium" dir="auto">
              {offer.label}
            </span>
            <span className="block text-xs text-ink-2">{offer.type === 'group' ? t('write.group') : offer.detail}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
