import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotView } from './ballots.queries.server.ts'
import { ClosedCard } from './closed-card.tsx'
import { OpenBallot } from './open-ballot.tsx'
import { ResultCard } from './result-card.tsx'
import type { SubjectRef } from './subjects/subject-types.ts'
import { VoteCard } from './vote-card.tsx'

/** A ballot to answer, or its result. */
export function BallotPanel({ pillar, ballot }: { pillar: string | null; ballot: BallotView }) {
  const stage = stageOf(ballot)
  return (
    <>
      {stage === 'open' ? <VoteCard ballot={ballot} pillar={pillar} /> : null}
      {stage === 'closed' ? <ClosedCard ballot={ballot} /> : null}
      {ballot.result ? <ResultCard ballot={ballot} result={ballot.result} /> : null}
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
        <OpenBallot roundtableId={roundtableId} subject={subject} round={(ballot?.round ?? 0) + 1} />
      ) : null}
    </>
  )
}

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
