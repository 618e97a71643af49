import { useTranslation } from 'react-i18next'
import type { Wording } from '../subject-types.ts'

/** `name` is what is asked, `item` how its item was called. */
export type AgendaItemWording = Wording & { note: string; item: string }

/** The question as it was asked, with what the agenda says about it. */
export function AgendaItemText({ wording: { name, note, item } }: { wording: AgendaItemWording }) {
  const { t } = useTranslation('ballots')
  return (
    <>
      <p className="font-serif text-xl leading-snug wrap-anywhere">{name}</p>
      {note ? <p className="mt-3 whitespace-pre-line wrap-anywhere">{note}</p> : null}
      {item === name ? null : <p className="mt-3 text-sm text-ink-2 wrap-anywhere">{t('subject.item', { item })}</p>}
    </>
  )
}
