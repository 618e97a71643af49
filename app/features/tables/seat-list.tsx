import { useTranslation } from 'react-i18next'
import { Tag } from '#app/ui/badge.tsx'
import { GroupCode } from '#app/ui/group.tsx'
import type { SeatShown } from './tables-part.ts'

/** Who sits at a table, in the order of the groups round the big one. */
export function SeatList({ seats, label, ownId }: { seats: SeatShown[]; label: string; ownId?: string }) {
  const { t } = useTranslation('tables')
  if (!seats.length) return <p className="text-sm text-ink-2">{t('nobody')}</p>
  return (
    <ul className="grid gap-1 text-sm" aria-label={label}>
      {seats.map(({ personId, name, groupId, reporter, late, moved }) => (
        <li key={personId} className="flex flex-wrap items-center gap-x-2">
          <GroupCode groupId={groupId} />
          <span dir="auto" className={personId === ownId ? 'font-bold' : undefined}>
            {name}
          </span>
          {reporter ? <Tag>{t('reporter')}</Tag> : null}
          {moved ? (
            <span className="text-ink-2">{t('moved')}</span>
          ) : late ? (
            <span className="text-ink-2">{t('late')}</span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
