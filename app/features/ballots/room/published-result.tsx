import type { Answer, BallotResult } from '../ballot-words.ts'
import { roomScreen } from '../methods/whole-screens.tsx'
import { earlierOf } from './earlier-round.ts'
import type { RoomBallot } from './room-ballot.ts'

/** What came of a ballot of the session, and, where the same was asked before, what has changed since. */
export function PublishedResult({
  ballot,
  result,
  ballots,
  own,
}: {
  ballot: RoomBallot
  result: BallotResult
  ballots: RoomBallot[]
  own: Answer | null
}) {
  const { Result, Between } = roomScreen(ballot.method)
  const before = earlierOf(ballot, ballots)
  return (
    <>
      <Result result={result} own={own} />
      {Between && before?.result ? (
        <Between before={before.result} after={result} rounds={[before.round, ballot.round]} />
      ) : null}
    </>
  )
}
