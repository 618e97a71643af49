import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** What chapters put into the cockpit: each panel is a card with its own title. */
export type CockpitSlots = {
  /** In the bar: who is connected. */
  connected?: ReactNode
  /** Left: the run of show is there already. */
  projector?: ReactNode
  noted?: ReactNode
  /** Middle: below the current item, which breaks the room up. */
  tables?: ReactNode
  table?: ReactNode
  ballot?: ReactNode
  /** Right. */
  floor?: ReactNode
  signals?: ReactNode
  speakingTime?: ReactNode
  present?: ReactNode
}

/** One screen: what is on in the middle, what comes at the left, who speaks at the right; one column on a phone. */
export function CockpitLayout({
  bar,
  runOfShow,
  current,
  note,
  ...slots
}: CockpitSlots & { bar: ReactNode; runOfShow: ReactNode; current: ReactNode; note?: ReactNode }) {
  const { t } = useTranslation('cockpit')
  return (
    <div className="cockpit">
      {bar}
      <div className="cockpit-columns">
        <div className="cockpit-middle">
          {current}
          {slots.tables}
          {slots.table}
          {slots.ballot}
        </div>
        <aside className="cockpit-left" aria-label={t('aside.plan')}>
          {runOfShow}
          {slots.projector}
          {slots.noted}
          {note}
        </aside>
        <aside className="cockpit-right" aria-label={t('aside.people')}>
          {slots.floor}
          {slots.signals}
          {slots.present}
          {slots.speakingTime}
        </aside>
      </div>
    </div>
  )
}
