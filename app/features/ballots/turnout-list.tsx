import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { TinyRing } from '#app/ui/ring.tsx'
import type { BallotView } from './ballots.queries.server.ts'
import { useGroupNames } from './group-names.ts'
import { ProxyLines } from './proxies/proxy-lines.tsx'
import type { Terms } from './terms/terms.policy.ts'
import { type GroupTurnout, turnoutLevels, turnoutTotals } from './turnout.ts'

/** Who has answered by group, never how. */
export function TurnoutList({
  ballot,
}: {
  ballot: Pick<BallotView, 'turnout' | 'needed' | 'state' | 'terms' | 'proxies' | 'result'>
}) {
  const { t } = useTranslation('ballots')
  const { groups } = useGroups()
  const { turnout, needed, terms } = ballot
  const closed = ballot.state === 'closed'
  const of = (groupId: string) => turnout.find((group) => group.groupId === groupId)
  return (
    <div className="mt-4">
      <TurnoutLine turnout={turnout} terms={terms} closed={closed} />
      {needed > 0 && !closed ? (
        <p className="mt-1 text-sm text-ink-2">{t('turnout.needed', { count: needed })}</p>
      ) : null}
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
      <ProxyLines ballot={ballot} />
    </div>
  )
}

/** The ring of who has answered, the count, and the groups that are missing by name. */
export function TurnoutLine({ turnout, terms, closed }: { turnout: GroupTurnout[]; terms?: Terms; closed?: boolean }) {
  const { t } = useTranslation(['ballots', 'ballot-terms'])
  const names = useGroupNames()
  const totals = turnoutTotals(turnout)
  const silent = turnout.filter((group) => group.voted === 0).map((group) => group.groupId)
  return (
    <p className="flex items-center gap-3 text-sm">
      <TinyRing levels={turnoutLevels(turnout)} size={24} />
      <span>
        {terms?.who === 'organisations'
          ? t('ballot-terms:answered', { count: totals.eligible, voted: totals.voted })
          : t(closed ? 'turnout.final' : 'turnout.count', { count: totals.eligible, voted: totals.voted })}{' '}
        {silent.length > 0 && silent.length < turnout.length ? (
          <span className="text-ink-2">
            {t(closed ? 'turnout.absent' : 'turnout.silent', { groups: names(silent) })}
          </span>
        ) : null}
      </span>
    </p>
  )
}
