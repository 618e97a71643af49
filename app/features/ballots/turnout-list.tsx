import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { TinyRing, type SeatLevel } from '#app/ui/ring.tsx'
import { useGroupNames } from './group-names.ts'
import type { GroupTurnout } from './turnout.server.ts'

/** How much of each group has answered: nobody, some, everybody. */
export function turnoutLevels(turnout: readonly GroupTurnout[]): Record<string, SeatLevel> {
  return Object.fromEntries(turnout.map(({ groupId, voted, eligible }) => [groupId, voted === 0 ? 0 : voted < eligible ? 1 : 2]))
}

export function turnoutTotals(turnout: readonly GroupTurnout[]) {
  const sum = (key: 'voted' | 'eligible') => turnout.reduce((total, group) => total + group[key], 0)
  return { voted: sum('voted'), eligible: sum('eligible') }
}

/** Who has answered by group, never how. */
export function TurnoutList({ turnout }: { turnout: GroupTurnout[] }) {
  const { t } = useTranslation('ballots')
  const { groups } = useGroups()
  const of = (groupId: string) => turnout.find((group) => group.groupId === groupId)
  return (
    <div className="mt-4">
      <TurnoutLine turnout={turnout} />
      <Disclosure summary={t('turnout.by-group')} className="mt-2">
        <ul className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
          {groups.map((group) => (
            <li key={group.id} className="flex items-baseline justify-between gap-3">
              <GroupName group={group} />
              <span className="whitespace-nowrap tabular-nums text-ink-2">
                {t('turnout.group', { voted: of(group.id)?.voted ?? 0, eligible: of(group.id)?.eligible ?? 0 })}
              </span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}

/** The ring of who has answered, the count, and the groups that are missing by name. */
export function TurnoutLine({ turnout, closed }: { turnout: GroupTurnout[]; closed?: boolean }) {
  const { t } = useTranslation('ballots')
  const names = useGroupNames()
  const totals = turnoutTotals(turnout)
  const silent = turnout.filter((group) => group.voted === 0).map((group) => group.groupId)
  return (
    <p className="flex items-center gap-3 text-sm">
      <TinyRing levels={turnoutLevels(turnout)} size={24} />
      <span>
        {t(closed ? 'turnout.final' : 'turnout.count', { count: totals.eligible, voted: totals.voted })}{' '}
        {silent.length > 0 && silent.length < turnout.length ? (
          <span className="text-ink-2">{t(closed ? 'turnout.absent' : 'turnout.silent', { groups: names(silent) })}</span>
        ) : null}
      </span>
    </p>
  )
}
