import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { OwnAnswers } from '#app/shared/live.ts'
import { paths } from '#app/shared/paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import { SaveState } from '#app/ui/status.tsx'
import type { Answer } from '../ballot-words.ts'
import { keepOf } from '../keep-of.ts'
import { roomScreen } from '../methods/whole-screens.tsx'
import { VoteFields } from '../vote-fields.tsx'
import { answeredKey, RuleMeters, RuleSentence, soFarOf } from './ballot-rule.tsx'
import { earlierOf } from './earlier-round.ts'
import { PublishedResult } from './published-result.tsx'
import type { BallotsPart, RoomBallot, TurnoutPart } from './room-ballot.ts'
import { TurnoutBars } from './turnout-bars.tsx'

type Props = {
  roundtableId: string
  ballots: BallotsPart
  turnout: TurnoutPart
  own: OwnAnswers
  /** Whether this reader has a vote at the roundtable, and is checked in. */
  mayVote: boolean
  isPresent: boolean
}

/** The ballot of the room for everybody there: to answer without leaving it, and then what came of it. Nothing where none was asked. */
export function RoomBallotCard({ roundtableId, ballots: { ballots }, turnout, own, mayVote, isPresent }: Props) {
  const { t } = useTranslation('ballots')
  const ballot = ballots[0]
  if (!ballot) return null
  const soFar = soFarOf(ballot, turnout)
  const mine = own[ballot.id]
  const answered = t(answeredKey(ballot), { count: soFar.eligible, voted: soFar.voted })
  return (
    <Card
      title={t(`room.stage.${ballot.stage}`)}
      id="room-ballot"
      end={ballot.stage === 'published' ? <Link to={ballot.to}>{t('room.to-ballot')}</Link> : answered}
    >
      <Question ballot={ballot} />
      {ballot.stage === 'open' ? (
        <Answering {...{ roundtableId, ballot, ballots, own, mayVote }} isBarred={ballot.presentVote && !isPresent} />
      ) : null}
      {ballot.stage === 'closed' ? <p className="mt-3">{t('room.unpublished')}</p> : null}
      {ballot.stage === 'closed' && mine ? <EnteredBy name={mine.enteredBy} /> : null}
      {ballot.stage === 'published' && ballot.result ? (
        <div className="mt-4">
          <PublishedResult
            ballot={ballot}
            result={ballot.result}
            ballots={ballots}
            own={(mine?.answer as Answer | undefined) ?? null}
          />
        </div>
      ) : (
        <>
          <p className="mt-4 border-t border-line pt-4 text-sm">
            <RuleSentence ballot={ballot} soFar={soFar} />
          </p>
          <div className="mt-2">
            <RuleMeters ballot={ballot} soFar={soFar} />
          </div>
          <TurnoutBars turnout={turnout?.ballotId === ballot.id ? turnout.turnout : []} />
        </>
      )}
    </Card>
  )
}

/** What is asked, in the words in which it is asked; those of a section are read on the ballot's own page. */
export function Question({ ballot }: { ballot: RoomBallot }) {
  const { t } = useTranslation('ballots')
  const { wording, round } = ballot
  return (
    <div>
      <p className="flex flex-wrap justify-between gap-x-4 text-sm text-ink-2">
        <span>
          {ballot.subject.type === 'agenda-item' ? null : wording.code} {round > 1 ? t('list.round', { round }) : null}
        </span>
        {ballot.subject.type === 'section' ? <Link to={ballot.to}>{t('room.read')}</Link> : null}
      </p>
      <p className="font-serif text-xl leading-snug wrap-anywhere" dir="auto">
        {wording.name}
      </p>
      {'definition' in wording ? <p className="mt-1 text-sm text-ink-2">{wording.definition}</p> : null}
      {'note' in wording && wording.note ? (
        <p className="mt-1 text-sm whitespace-pre-line text-ink-2">{wording.note}</p>
      ) : null}
    </div>
  )
}

type AnsweringProps = {
  roundtableId: string
  ballot: RoomBallot
  ballots: RoomBallot[]
  own: OwnAnswers
  mayVote: boolean
  isBarred: boolean
}

function Answering({ roundtableId, ballot, ballots, own, mayVote, isBarred }: AnsweringProps) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const mine = own[ballot.id]
  const before = earlierOf(ballot, ballots)
  const answerOf = ({ id }: RoomBallot) => (own[id]?.answer as Answer | undefined) ?? null
  const earlier = before?.result ? { round: before.round, result: before.result, own: answerOf(before) } : null
  if (!mayVote) return <p className="mt-3 text-ink-2">{t('room.watching')}</p>
  if (isBarred) return <Banner tone="notice">{t('room.not-present')}</Banner>
  if (ballot.onItsPage)
    return (
      <div className="room-answer">
        <div className={mine ? 'mt-4' : 'room-acts mt-4'}>
          <LinkButton variant="primary" to={ballot.to} className="max-sm:w-full">
            {t('room.on-its-page')}
          </LinkButton>
        </div>
      </div>
    )
  return (
    // Anew when the answer has come from elsewhere, so that its fields show it.
    <InlineForm
      key={`${ballot.id} ${mine?.enteredBy ?? ''}`}
      action={paths.ballotVote(roundtableId, ballot.id)}
      fetcherKey={`vote-${ballot.id}`}
      keep={keepOf(ballot)}
      className="room-answer"
    >
      {({ busy, lastResult }) => (
        <>
          <EnteredBy name={mine?.enteredBy} />
          <VoteFields
            ballot={{
              ...ballot,
              own: mine ? { ...mine, answer: mine.answer as Answer } : null,
              earlier: earlier && {
                ...earlier,
                own: earlier.own && { answer: earlier.own, updatedAt: '' },
                reworded: false,
              },
            }}
            screen={roomScreen(ballot.method)}
            pillar={null}
            lastResult={lastResult?.error ? lastResult : undefined}
          />
          <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3">
            <div className={mine ? 'max-sm:w-full' : 'room-acts max-sm:w-full'}>
              <Button type="submit" variant="primary" pending={busy} className="max-sm:w-full">
                {t(mine ? 'room.change' : 'room.send')}
              </Button>
            </div>
            <span className="text-sm text-ink-2" role="status">
              {mine && !busy ? <SaveState state="saved" time={format.time(mine.updatedAt)} /> : null}{' '}
              {t('card.changeable')}
            </span>
          </div>
        </>
      )}
    </InlineForm>
  )
}

/** Never in secret from the person. */
function EnteredBy({ name }: { name: string | undefined }) {
  const { t } = useTranslation('ballots')
  return name ? <Banner tone="notice">{t('room.entered-by', { name })}</Banner> : null
}
