import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotView } from './ballots.queries.server.ts'
import { ClosedCard } from './closed-card.tsx'
import { useForgetDrafts } from './drafts/use-drafts.ts'
import type { Flow } from './methods/flows.ts'
import { SCREENS } from './methods/method-screens.tsx'
import { OpenBallot } from './open-ballot.tsx'
import { ResultCard } from './result-card.tsx'
import { SecretLines } from './secret/secret-lines.tsx'
import type { SubjectRef } from './subjects/subject-types.ts'
import { VoteCard } from './vote-card.tsx'

type PanelProps = {
  pillar: string | null
  ballot: BallotView
  /** Of a ballot that asks for one thing after the other. */
  flow?: Flow
  /** What a result says of groups that count the same, and of what crosses the table. */
  even?: ReactNode
  map?: ReactNode
  outcome?: ReactNode
}

/** A ballot to answer, or its result, and below that what was concluded. */
export function BallotPanel({ pillar, ballot, flow, even, map, outcome }: PanelProps) {
  const stage = stageOf(ballot)
  useForgetDrafts(ballot)
  return (
    <>
      {stage === 'open' ? <VoteCard ballot={ballot} pillar={pillar} flow={flow} /> : null}
      {stage === 'closed' ? <ClosedCard ballot={ballot} /> : null}
      {ballot.result && ballot.secret ? (
        <SecretLines roundtableId={ballot.roundtableId} ballotId={ballot.id} secret={ballot.secret} isOpen={false} />
      ) : null}
      {ballot.result ? <ResultCard ballot={ballot} result={ballot.result} even={even} map={map} /> : null}
      {ballot.result ? outcome : null}
    </>
  )
}

type NextProps = { roundtableId: string; subject: SubjectRef; ballot: BallotView | null; canOpen: boolean }

/** For moderators, the next round; and for all who listen, that the ballot has changed. */
export function NextBallot({ roundtableId, subject, ballot, canOpen }: NextProps) {
  const stage = stageOf(ballot)
  return (
    <>
      <StageNews ballot={ballot} />
      {canOpen && (stage === 'none' || stage === 'shown') ? (
        <NextOrOther roundtableId={roundtableId} subject={subject} ballot={ballot} />
      ) : null}
    </>
  )
}

/** The next round as it was set before the first, of a ballot with rounds; else any other ballot on the same. */
function NextOrOther({ roundtableId, subject, ballot }: Omit<NextProps, 'canOpen'>) {
  const Next = ballot?.result && hasRounds(ballot) ? SCREENS[ballot.method].Next : undefined
  if (Next && ballot) return <Next ballot={ballot} />
  const after = ballot?.result && ballot.terms.rule ? ballot.id : undefined
  return <OpenBallot roundtableId={roundtableId} subject={subject} round={(ballot?.round ?? 0) + 1} after={after} />
}

const hasRounds = ({ settings }: BallotView) => ((settings as { rounds?: number }).rounds ?? 1) > 1

/** Says once that a ballot has opened or closed, or its result is there, while the page was being read. */
function StageNews({ ballot }: { ballot: BallotView | null }) {
  const { t } = useTranslation('ballots')
  const now = `${ballot?.id ?? ''} ${stageOf(ballot)}`
  const seen = useRef(now)
  const [news, setNews] = useState('')
  useEffect(() => {
    if (seen.current === now) return
    seen.current = now
    if (ballot) setNews(t(`news.${stageOf(ballot)}`, { round: ballot.round }))
  }, [now, ballot, t])
  return (
    <p role="alert" className="sr-only">
      {news}
    </p>
  )
}

function stageOf(ballot: BallotView | null): 'none' | 'open' | 'closed' | 'shown' {
  if (!ballot) return 'none'
  if (ballot.state === 'open') return 'open'
  return ballot.result ? 'shown' : 'closed'
}
