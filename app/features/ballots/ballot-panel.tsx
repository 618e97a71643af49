import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotView } from './ballots.queries.server.ts'
import { ClosedCard } from './closed-card.tsx'
import { OpenBallot } from './open-ballot.tsx'
import { ResultCard } from './result-card.tsx'
import { VoteCard } from './vote-card.tsx'

type PanelProps = { roundtableId: string; indicatorId: string; pillar: string | null; ballot: BallotView | null; canOpen: boolean }

/** Everything about an indicator's ballot that stands beside its record. */
export function BallotPanel({ roundtableId, indicatorId, pillar, ballot, canOpen }: PanelProps) {
  const stage = stageOf(ballot)
  return (
    <>
      <StageNews ballot={ballot} />
      {ballot && stage === 'open' ? <VoteCard ballot={ballot} pillar={pillar} /> : null}
      {ballot && stage === 'closed' ? <ClosedCard ballot={ballot} /> : null}
      {ballot?.result ? <ResultCard ballot={ballot} result={ballot.result} /> : null}
      {canOpen && (stage === 'none' || stage === 'shown') ? <OpenBallot roundtableId={roundtableId} indicatorId={indicatorId} round={(ballot?.round ?? 0) + 1} /> : null}
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
