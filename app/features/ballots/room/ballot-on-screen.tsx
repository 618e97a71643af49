import { useTranslation } from 'react-i18next'
import { ON_SCREENS } from '../methods/on-screens.tsx'
import { RuleMeters, RuleSentence, soFarOf } from './ballot-rule.tsx'
import { earlierOf } from './earlier-round.ts'
import type { BallotsPart, TurnoutPart } from './room-ballot.ts'
import { TurnoutBars } from './turnout-bars.tsx'

type Shown = { ballots: BallotsPart; turnout: TurnoutPart }

/** On a projector: the newest ballot while it is answered, with how many of each group have. */
export function BallotOnScreen({ ballots: { ballots }, turnout }: Shown) {
  const { t } = useTranslation('ballots')
  const ballot = ballots[0]
  if (!ballot) return <h1>{t('room.none-on-screen')}</h1>
  const soFar = soFarOf(ballot, turnout)
  return (
    <>
      <p className="screen-over">{t(`room.stage.${ballot.stage}`)}</p>
      <h1 dir="auto">{ballot.name}</h1>
      <div className="screen-asked">
        <p>
          <RuleSentence ballot={ballot} soFar={soFar} />
        </p>
        {ballot.stage === 'open' ? <RuleMeters ballot={ballot} soFar={soFar} /> : null}
        {ballot.stage === 'closed' ? <p>{t('room.unpublished')}</p> : null}
        {turnout?.ballotId === ballot.id ? <TurnoutBars turnout={turnout.turnout} /> : null}
      </div>
    </>
  )
}

/** What came of the newest ballot that has been published. */
export function ResultOnScreen({ ballots: { ballots } }: Shown) {
  const { t } = useTranslation('ballots')
  const ballot = ballots.find(({ stage }) => stage === 'published')
  if (!ballot?.result) return <h1>{t('room.no-result-on-screen')}</h1>
  const Shown = ON_SCREENS[ballot.method]
  const earlier = earlierOf(ballot, ballots)
  const before = earlier?.result ? earlier : null
  return (
    <>
      <p className="screen-over">{t('room.stage.published')}</p>
      <h1 dir="auto">{ballot.name}</h1>
      <div className="screen-asked">
        <Shown
          result={ballot.result}
          before={before?.result ?? null}
          rounds={before ? [before.round, ballot.round] : [ballot.round]}
        />
      </div>
    </>
  )
}
