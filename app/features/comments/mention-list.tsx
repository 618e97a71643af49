import { type KeyboardEvent, type RefObject, useContext, useImperativeHandle, useLayoutEffect } from 'react'
import { Autocomplete, FieldInputContext } from 'react-aria-components/Autocomplete'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { useTranslation } from 'react-i18next'
import { GroupCode } from '#app/ui/group.tsx'
import type { Mentionable } from './mentions.ts'

/** What a key pressed in the field means for the list. */
export type ListKeys = { press: (event: KeyboardEvent) => void }
/** How the field points at the list and at what is chosen in it. */
export type ListAttributes = Pick<React.AriaAttributes, 'aria-controls' | 'aria-activedescendant'>

type Props = {
  area: RefObject<HTMLTextAreaElement>
  keys: RefObject<ListKeys>
  query: string
  offers: Mentionable[]
  onChoose: (offer: Mentionable) => void
  onPoint: (attributes: ListAttributes | undefined) => void
}

/** Whom the word at the caret could name. The focus stays in the field; React Aria's list follows its arrow keys. */
export function MentionList({ area, keys, query, offers, onChoose, onPoint }: Props) {
  const { t, i18n } = useTranslation('comments')
  const byKey = new Map(offers.map((offer) => [keyOf(offer), offer]))
  const choose = (key: React.Key) => {
    const offer = byKey.get(String(key))
    if (offer) onChoose(offer)
  }
  return (
    <I18nProvider locale={i18n.language}>
      <Autocomplete>
        <Field {...{ area, keys, choose, onPoint }} />
        <ListBox
          // With every letter the first offer is the one that Enter takes.
          key={query}
          autoFocus="first"
          aria-label={t('write.offers-label')}
          shouldFocusWrap
          onAction={choose}
          className="absolute z-40 mt-1 w-full rounded-md border border-line bg-raised p-1 shadow-2"
        >
          {offers.map((offer) => (
            <Offer key={keyOf(offer)} offer={offer} />
          ))}
        </ListBox>
      </Autocomplete>
    </I18nProvider>
  )
}

type FieldProps = Pick<Props, 'area' | 'keys' | 'onPoint'> & { choose: (key: string) => void }

/** Stands in for the field, which was on the page before: it is told what React Aria would have it say and do. */
function Field({ area, keys, choose, onPoint }: FieldProps) {
  const field = useContext(FieldInputContext) as FieldContext
  const { 'aria-controls': controls, 'aria-activedescendant': active } = field

  useLayoutEffect(() => {
    field.ref.current = area.current
  }, [field.ref, area])
  useLayoutEffect(
    () => onPoint({ 'aria-controls': controls, 'aria-activedescendant': active }),
    [controls, active, onPoint],
  )
  useLayoutEffect(() => () => onPoint(undefined), [onPoint])

  useImperativeHandle(keys, () => ({
    press(event) {
      const chosen = event.key === 'Tab' && active ? document.getElementById(active)?.dataset.key : undefined
      if (chosen) choose(chosen)
      else field.onKeyDown?.(event)
    },
  }))
  return null
}

type FieldContext = ListAttributes & {
  ref: { current: HTMLTextAreaElement | null }
  onKeyDown?: (event: KeyboardEvent) => void
}

function Offer({ offer }: { offer: Mentionable }) {
  const { t } = useTranslation('comments')
  return (
    <ListBoxItem
      id={keyOf(offer)}
      textValue={offer.label}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-2 py-1 data-focused:bg-press data-hovered:bg-hover"
    >
      <GroupCode groupId={offer.groupId} />
      <span className="min-w-0 leading-tight">
        <span className="block font-medium" dir="auto">
          {offer.label}
        </span>
        <span className="block text-xs text-ink-2">{offer.type === 'group' ? t('write.group') : offer.detail}</span>
      </span>
    </ListBoxItem>
  )
}

function keyOf({ type, id }: Mentionable) {
  return `${type}:${id}`
}
