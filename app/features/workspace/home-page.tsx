import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Seats } from '#app/features/members/table.queries.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { type Decision, DecisionsCard } from './decisions-card.tsx'
import type { Asked, Changes, OpenBallot } from './home.queries.server.ts'
import type { Moderation } from './moderation.queries.server.ts'
import { ModeratorCard } from './moderator-card.tsx'
import { TableCard } from './table-card.tsx'
import { TodoCard } from './todo-card.tsx'

export type HomeData = {
  roundtable: { id: string; number: number; title: string; state: string }
  since: string | null
  changes: Changes
  ballots: OpenBallot[]
  asked: Asked[]
  seats: Seats[]
  /** What waits for whoever moderates; null for the others. */
  moderation: Moderation | null
  decisions: Decision[]
  /** When the table meets next. */
  next: ReactNode
  /** How far the framework is, and what happened last: the parts of other features. */
  progress: ReactNode
  recent: ReactNode
}

/** Where a member lands: what waits for them, how far the framework is, what was decided; beside it who is at the table and what happened. */
export function HomePage({
  roundtable,
  since,
  changes,
  ballots,
  asked,
  seats,
  moderation,
  decisions,
  next,
  progress,
  recent,
}: HomeData) {
  const { t } = useTranslation('home')
  const waiting = ballots.length + asked.length
  const minutes = [...ballots, ...asked].reduce((sum, one) => sum + one.minutes, 0)
  const closed = roundtable.state === 'closed'
  return (
    <Page>
      <PageHeader
        title={
          closed
            ? t('home.closed', { title: roundtable.title })
            : t(waiting ? 'home.waiting-minutes' : 'home.waiting', { count: waiting, minutes })
        }
        lead={<ChangesLine {...{ roundtableId: roundtable.id, since, changes }} />}
      />
      <div className="two-columns">
        <div className="column">
          <TodoCard {...{ roundtableId: roundtable.id, ballots, asked }} />
          {moderation ? <ModeratorCard roundtableId={roundtable.id} moderation={moderation} /> : null}
          {progress}
          <DecisionsCard decisions={decisions} />
        </div>
        <div className="column">
          {next}
          <TableCard {...{ roundtableId: roundtable.id, seats }} />
          <Card title={t('home.recent')} end={<Link to={paths.activity(roundtable.id)}>{t('home.all-activity')}</Link>}>
            {recent ?? <p className="text-ink-2">{t('home.nothing-yet')}</p>}
          </Card>
        </div>
      </div>
    </Page>
  )
}

function ChangesLine({
  roundtableId,
  since,
  changes,
}: {
  roundtableId: string
  since: string | null
  changes: Changes
}) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const parts = (Object.entries(changes) as [keyof Changes, number][])
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => t(`changes.${kind}`, { count }))
  const lead = since ? t('changes.since', { when: format.relative(since) }) : t('changes.week')
  if (!parts.length)
    return <>{since ? t('changes.none-since', { when: format.relative(since) }) : t('changes.none-week')}</>
  return (
    <>
      {lead} <Link to={paths.activity(roundtableId)}>{format.list(parts)}</Link>.
    </>
  )
}
