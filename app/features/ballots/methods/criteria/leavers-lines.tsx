import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { DIFFERS_UNDER, type Leavers, type LeftLine } from './leavers.ts'

/** Whether those who left had rated otherwise than those who stayed, in words; where too few left, that. */
export function LeaversLines({ leavers, round }: { leavers: Leavers | null; round: number }) {
  const { t } = useTranslation('criteria')
  const format = useFormat()
  const { groups } = useGroups()
  if (!leavers) return <p className="mt-2 text-sm text-ink-2">{t('left.few')}</p>
  const sentence = ({ groupId, left, stayed, p }: LeftLine) => {
    const group = groups.find(({ id }) => id === groupId)
    const said = { round, left, stayed, group: group?.name, p: format.number(p, { minimumFractionDigits: 2 }) }
    const p2 = p < 0.01 ? t('left.p-under', { p: format.number(0.01) }) : t('left.p', said)
    return t(`left.${groupId ? 'group' : 'all'}-${p < DIFFERS_UNDER ? 'differ' : 'alike'}`, { ...said, p: p2 })
  }
  const shown = leavers.lines.filter(({ groupId }) => groupId === null || groups.some(({ id }) => id === groupId))
  return (
    <div className="mt-3 text-sm">
      <ul className="grid gap-1">
        {shown.map((line) => (
          <li key={line.groupId ?? 'all'}>{sentence(line)}</li>
        ))}
      </ul>
      {leavers.items.length ? (
        <p className="mt-1">{t('left.items', { items: format.list(leavers.items.map(({ label }) => label)) })}</p>
      ) : null}
      <p className="mt-1 text-ink-2">{t('left.explained')}</p>
    </div>
  )
}
