import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { GroupCode } from '#app/ui/group.tsx'
import { COMMENT_LIMIT } from './limits.ts'
import { matching, mentionQuery, type Mentionable } from './mentions.ts'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  mentionables: Mentionable[]
  rows?: number
  autoFocus?: boolean
  onSend?: () => void
}

/** A place to write a comment. After an @ it offers whom to name; the choice is plain text, so nothing is lost without scripts. */
export function MentionTextArea({ label, value, onChange, mentionables, rows = 3, autoFocus, onSend }: Props) {
  const { t } = useTranslation('comments')
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [asked, setAsked] = useState<{ from: number; query: string }>()
  const [at, setAt] = useState(0)
  const offers = asked ? matching(mentionables, asked.query) : []
  const optionId = (index: number) => `${id}-option-${index}`

  function look() {
    const { value: text = '', selectionStart = 0 } = area.current ?? {}
    setAsked(mentionQuery(text, selectionStart))
    setAt(0)
  }

  function choose(offer: Mentionable) {
    const field = area.current
    if (!asked || !field) return
    const before = `${value.slice(0, asked.from)}@${offer.label} `
    onChange(before + value.slice(field.selectionStart).replace(/^ /, ''))
    setAsked(undefined)
    requestAnimationFrame(() => {
      field.focus()
      field.setSelectionRange(before.length, before.length)
    })
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onSend?.()
      return
    }
    const offer = offers[at]
    if (!offer) return
    if (event.key === 'ArrowDown') setAt((at + 1) % offers.length)
    else if (event.key === 'ArrowUp') setAt((at + offers.length - 1) % offers.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(offer)
    else if (event.key === 'Escape') setAsked(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
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
        rows={rows}
        required
        maxLength={COMMENT_LIMIT}
        placeholder={label}
        value={value}
        autoFocus={autoFocus}
        aria-autocomplete="list"
        aria-controls={offers.length ? `${id}-offers` : undefined}
        aria-activedescendant={offers.length ? optionId(at) : undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          onChange(event.target.value)
          look()
        }}
        onKeyDown={press}
        onClick={look}
        onBlur={() => setAsked(undefined)}
      />
      <p id={`${id}-hint`} className="mt-1 text-xs text-ink-2">
        {value.length > COMMENT_LIMIT - 500 ? t('write.left', { count: COMMENT_LIMIT - value.length }) : t('write.hint')}
      </p>
      <p className="sr-only" role="status">
        {asked ? t('write.offers', { count: offers.length }) : ''}
      </p>
      {offers.length ? (
        <ul id={`${id}-offers`} role="listbox" aria-label={t('write.offers-label')} className="absolute z-40 mt-1 max-h-72 w-full overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-2">
          {offers.map((offer, index) => (
            <li
              key={`${offer.type}${offer.id}`}
              id={optionId(index)}
              role="option"
              aria-selected={index === at}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-2 py-1 aria-selected:bg-press"
              onPointerDown={(event) => {
                event.preventDefault()
                choose(offer)
              }}
            >
              <GroupCode groupId={offer.groupId} />
              <span className="min-w-0 leading-tight">
                <span className="block font-medium">{offer.label}</span>
                <span className="block text-xs text-ink-2">{offer.type === 'group' ? t('write.group') : offer.detail}</span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
