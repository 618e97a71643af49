import { useEffect } from 'react'
import { UNDO_SECONDS } from './ballot-words.ts'
import type { BallotView } from './ballots.queries.server.ts'

type Waiting = Pick<BallotView, 'resultAt' | 'result'>

/** Has the page loaded again when the next of these results is shown. A device whose clock is wrong waits a minute at the most. */
export function useResultToCome(ballots: readonly Waiting[], load: () => void) {
  const times = ballots.flatMap(({ resultAt, result }) => (resultAt && !result ? [Date.parse(resultAt)] : []))
  const next = times.length ? Math.min(...times) : null
  useEffect(() => {
    if (next === null) return
    const wait = Math.min(Math.max(next - Date.now(), 0), UNDO_SECONDS * 1000) + 500
    const timer = setTimeout(load, wait)
    return () => clearTimeout(timer)
    // Anew with every load: the one before may have come a moment too early.
  }, [next, ballots, load])
}
