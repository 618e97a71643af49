import type { SubmissionResult } from '@conform-to/dom'
import type { BallotView } from './ballots.queries.server.ts'
import { SCREENS } from './methods/method-screens.tsx'

type VoteFieldsProps = {
  ballot: Pick<BallotView, 'method' | 'own' | 'earlier'>
  pillar: string | null
  lastResult: SubmissionResult | undefined
}

/** What a ballot asks, as its method asks it. */
export function VoteFields({ ballot: { method, own, earlier }, pillar, lastResult }: VoteFieldsProps) {
  const { AnswerFields } = SCREENS[method]
  return (
    <AnswerFields
      own={own?.answer ?? null}
      earlier={earlier && { ...earlier, own: earlier.own?.answer ?? null }}
      pillar={pillar}
      lastResult={lastResult}
    />
  )
}
