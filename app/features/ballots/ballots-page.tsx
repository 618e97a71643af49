import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Page, PageHeader, Section } from '#app/ui/page.tsx'
import type { BallotView } from './ballots.queries.server.ts'
import { FINDINGS } from './methods/method-findings.tsx'
import { ComingList } from './terms/coming-list.tsx'
import type { ComingBallot } from './terms/schedule.server.ts'
import { WhoSees } from './terms/standing-lines.tsx'
import { TurnoutLine } from './turnout-list.tsx'

type Props = { roundtableId: string; ballots: BallotView[]; coming: ComingBallot[]; canOpen: boolean }

/** Every ballot of a roundtable: what waits for an answer first, then what was found. */
export function BallotsPage({ roundtableId, ballots, coming, canOpen }: Props) {
  const { t } = useTranslation('ballots')
  const open = ballots.filter((ballot) => ballot.state === 'open')
  const closed = ballots.filter((ballot) => ballot.state !== 'open')
  return (
    <Page>
      <PageHeader
        title={t('list.title')}
        lead={t('list.lead')}
        actions={canOpen ? <LinkButton to={ballotPaths.new(roundtableId)}>{t('list.new')}</LinkButton> : undefined}
      />
      {ballots.length + coming.length === 0 ? (
        <EmptyState
          title={t('list.empty-title')}
          action={<LinkButton to={paths.indicators(roundtableId)}>{t('list.to-indicators')}</LinkButton>}
        >
          {t('list.empty')}
        </EmptyState>
      ) : (
        <div className="grid gap-10">
          {open.length > 0 ? <BallotList title={t('list.open')} ballots={open} /> : null}
          <ComingList {...{ roundtableId, coming, canOpen }} />
          {closed.length > 0 ? <BallotList title={t('list.closed')} ballots={closed} /> : null}
        </div>
      )}
    </Page>
  )
}

function BallotList({ title, ballots }: { title: string; ballots: BallotView[] }) {
  return (
    <Section title={title}>
      <ul className="grid gap-4">
        {ballots.map((ballot) => (
          <BallotItem key={ballot.id} ballot={ballot} />
        ))}
      </ul>
    </Section>
  )
}

function BallotItem({ ballot }: { ballot: BallotView }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { result } = ballot
  const { Findings } = FINDINGS[ballot.method]
  const waiting = ballot.can.vote && !ballot.own && !ballot.secret?.cast
  return (
    <li className="card card-padded">
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2">
        <span>{t('list.round', { round: ballot.round })}</span>
        <span>
          {ballot.closedAt
            ? t('result.closed', { date: format.date(ballot.closedAt) })
            : t('card.opened', { date: format.date(ballot.openedAt) })}
        </span>
        {ballot.state === 'open' && (ballot.own || ballot.secret?.cast) ? <span>{t('list.answered')}</span> : null}
      </p>
      <h3 className="mt-1 mb-3 font-serif text-xl">
        <Link to={ballot.to}>
          <span className="text-ink-3">{ballot.code}</span> {ballot.name}
        </Link>
      </h3>
      <TurnoutLine turnout={ballot.turnout} terms={ballot.terms} closed={ballot.state === 'closed'} />
      {result ? (
        <Findings result={result} />
      ) : (
        <p className="mt-3 text-sm text-ink-2">
          {ballot.resultAt ? t('list.result-at', { time: format.time(ballot.resultAt) }) : null}
          {ballot.resultAt ? null : ballot.can.vote ? (
            <WhoSees visibility={ballot.terms.visibility} />
          ) : (
            t(ballot.state === 'closed' ? 'room.unpublished' : 'card.watching')
          )}
        </p>
      )}
      <Concluded outcome={ballot.outcome} />
      {waiting ? (
        <LinkButton to={paths.ballotVote(ballot.roundtableId, ballot.id)} variant="primary" className="mt-4">
          {t('list.vote')}
        </LinkButton>
      ) : null}
    </li>
  )
}

function Concluded({ outcome }: Pick<BallotView, 'outcome'>) {
  if (!outcome) return null
  return (
    <p className="mt-3 font-serif wrap-anywhere" dir="auto">
      {outcome.text}
    </p>
  )
}
