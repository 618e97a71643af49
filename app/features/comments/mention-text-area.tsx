import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isComposing } from '#app/ui/composing.ts'
import { useLazyPart } from '#app/ui/use-lazy-part.ts'
import { COMMENT_LIMIT } from './limits.ts'
import type { ListAttributes, ListKeys } from './mention-list.tsx'
import type { Mentionable } from './mentions.ts'
import { useMentions } from './use-mentions.ts'

const loadList = () => import('./mention-list.tsx')
/** The keys that belong to the list while it is open; all others go on meaning what they mean in a text. */
const OF_THE_LIST = ['ArrowDown', 'ArrowUp', 'Enter', 'Tab']

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
  const { offers, query } = mention
  const list = useLazyPart(loadList)
  const listKeys = useRef<ListKeys>(null)
  const [pointing, setPointing] = useState<ListAttributes>()

  useEffect(() => {
    if (query !== undefined) list.fetch()
  }, [query]) // eslint-disable-line react-hooks/exhaustive-deps -- with the first @
  useEffect(() => {
    if (takeFocus) area.current?.focus()
  }, [takeFocus])

  function press(event: KeyboardEvent) {
    if (isComposing(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onSend?.()
    } else if (offers.length && event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      mention.close()
    } else if (listKeys.current && OF_THE_LIST.includes(event.key)) {
      event.preventDefault()
      event.stopPropagation()
      listKeys.current.press(event)
    }
  }

  return (
    <div className="relative" onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || mention.close()}>
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
        {...pointing}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          onChange(event.target.value)
          mention.look()
        }}
        onKeyDown={press}
        onClick={mention.look}
      />
      <p id={`${id}-hint`} className="mt-1 text-xs text-ink-2">
        {value.length > COMMENT_LIMIT - 500
          ? t('write.left', { count: COMMENT_LIMIT - value.length })
          : t('write.hint')}
      </p>
      <p className="sr-only" role="status">
        {query !== undefined ? t('write.offers', { count: offers.length }) : ''}
      </p>
      {query !== undefined && offers.length && list.part ? (
        <list.part.MentionList
          {...{ area, query, offers }}
          keys={listKeys}
          onChoose={mention.choose}
          onPoint={setPointing}
        />
      ) : null}
    </div>
  )
}
