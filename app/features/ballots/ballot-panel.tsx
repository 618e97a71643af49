import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotView } from './ballots.queries.server.ts'
import { OpenBallot } from './open-ballot.tsx'
import { ResultCard } from './result-card.tsx'
import { VoteCard } from './vote-card.tsx'

type PanelProps = { roundtableId: string; indicatorId: string; pillar: string | null; ballot: BallotView | null; canOpen: boolean }

/** Everything about an indicator's ballot that stands beside its record. */
export function BallotPanel({ roundtableId, indicatorId, pillar, ballot, canOpen }: PanelProps) {
  const open = ballot?.state === 'open'
  return (
    <>
      <OpeningNews ballot={ballot} />
      {ballot && open ? <VoteCard ballot={ballot} pillar={pillar} /> : null}
      {ballot?.result ? <ResultCard ballot={ballot} result={ballot.result} /> : null}
      {canOpen && !open ? <OpenBallot roundtableId={roundtableId} indicatorId={indicatorId} round={(ballot?.round ?? 0) + 1} /> : null}
    </>
  )
}

/** Says once that a ballot has opened or closed while the page was being read. */
function OpeningNews({ ballot }: { ballot: BallotView | null }) {
  const { t } = useTranslation('ballots')
  const seen = useRef(stateOf(ballot))
  const [news, setNews] = useState('')
  const now = stateOf(ballot)
  useEffect(() => {
    if (seen.current === now) return
    seen.current = now
    if (ballot) setNews(t(ballot.state === 'open' ? 'news.opened' : 'news.closed', { round: ballot.round }))
  }, [now, ballot, t])
  return (
    <p role="alert" className="sr-only">
      {news}
    </p>
  )
}

function stateOf(ballot: BallotView | null) {
  return ballot ? `${ballot.id} ${ballot.state}` : ''
}
