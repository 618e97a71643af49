import { useTranslation } from 'react-i18next'
import { RuleMeters, RuleSentence, soFarOf } from './ballot-rule.tsx'
import { PublishedResult } from './published-result.tsx'
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
      <div className="screen-ballot">
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
  return (
    <>
      <p className="screen-over">{t('room.stage.published')}</p>
      <h1 dir="auto">{ballot.name}</h1>
      <div className="screen-ballot">
        <PublishedResult ballot={ballot} result={ballot.result} ballots={ballots} own={null} />
      </div>
    </>
  )
}
