import type { SubmissionResult } from '@conform-to/dom'
import type { BallotView } from './ballots.queries.server.ts'
import type { MethodScreen } from './methods/method-screen.ts'
import { optionsOf } from './subjects/options.ts'

type VoteFieldsProps = {
  ballot: Pick<BallotView, 'settings' | 'wording' | 'own' | 'earlier'>
  /** How its method asks. A page brings those that it needs. */
  screen: MethodScreen
  legend?: string
  pillar: string | null
  lastResult: SubmissionResult | undefined
}

/** What a ballot asks, as its method asks it. */
export function VoteFields({
  ballot: { settings, wording, own, earlier },
  screen: { AnswerFields },
  legend,
  pillar,
  lastResult,
}: VoteFieldsProps) {
  return (
    <AnswerFields
      settings={settings}
      options={optionsOf(wording)}
      own={own?.answer ?? null}
      legend={legend}
      earlier={earlier && { ...earlier, own: earlier.own?.answer ?? null }}
      pillar={pillar}
      lastResult={lastResult}
    />
  )
}
