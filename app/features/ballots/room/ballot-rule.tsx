import { useTranslation } from 'react-i18next'
import type { SoFar } from '../methods/method-screen.ts'
import { roomScreen } from '../methods/whole-screens.tsx'
import { turnoutTotals } from '../turnout.ts'
import type { RoomBallot, TurnoutPart } from './room-ballot.ts'

type Ruled = Pick<RoomBallot, 'method' | 'settings'>

/** How many have answered a ballot of a session so far, of those who may. */
export function soFarOf({ id, presentVote }: Pick<RoomBallot, 'id' | 'presentVote'>, turnout: TurnoutPart): SoFar {
  const of = turnout?.ballotId === id ? turnout : null
  return { ...turnoutTotals(of?.turnout ?? []), needed: of?.needed ?? 0, present: presentVote }
}

/** Whose answers are not each a person's are counted as answers. */
export const answeredKey = ({ onItsPage }: Pick<RoomBallot, 'onItsPage'>) =>
  onItsPage ? 'room.answers' : 'turnout.count'

/** What makes it pass, in one sentence. */
export function RuleSentence({ ballot: { method, settings }, soFar }: { ballot: Ruled; soFar: SoFar }) {
  const { RuleSentence: Sentence } = roomScreen(method)
  return <Sentence settings={settings} soFar={soFar} />
}

/** A meter for each condition, with what may be told of it while people answer, and why not more. */
export function RuleMeters({ ballot: { method, settings }, soFar }: { ballot: Ruled; soFar: SoFar }) {
  const { t } = useTranslation('ballots')
  const { RuleMeters: Meters } = roomScreen(method)
  return (
    <>
      <Meters settings={settings} soFar={soFar} />
      <p className="mt-2 text-sm text-ink-2">{t('room.why-hidden')}</p>
    </>
  )
}
