import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import type { Answer } from '../ballot-words.ts'
import { roomScreen } from '../methods/whole-screens.tsx'
import { answeredKey, RuleMeters, RuleSentence, soFarOf } from './ballot-rule.tsx'
import { EnterVote } from './enter-vote.tsx'
import { PrepareBallot } from './prepare-ballot.tsx'
import { PublishedResult } from './published-result.tsx'
import type { Askable, BallotsPart, DeskBallotsPart, PreparedBallot, RoomBallot, TurnoutPart } from './room-ballot.ts'
import { Question } from './room-ballot-card.tsx'
import { TurnoutBars } from './turnout-bars.tsx'

type Props = {
  roundtableId: string
  sessionId: string
  ballots: BallotsPart
  turnout: TurnoutPart
  desk: DeskBallotsPart
  askable: Askable[]
  /** The current item: what it asks stands first. */
  itemId: string | null
}

/** Ballots in the cockpit: what is prepared, the one that is open or was last, with the next act as its button, and a new one. */
export function DeskBallotCard({
  roundtableId,
  sessionId,
  ballots: { ballots },
  turnout,
  desk,
  askable,
  itemId,
}: Props) {
  const { t } = useTranslation('ballots')
  const ballot = ballots[0]
  const soFar = ballot && soFarOf(ballot, turnout)
  const answered = soFar && t(answeredKey(ballot), { count: soFar.eligible, voted: soFar.voted })
  return (
    <Card
      title={t('room.title')}
      id="desk-ballot"
      end={ballot ? `${t(`room.state.${ballot.stage}`)} ${answered}` : undefined}
    >
      {ballot ? (
        <Latest {...{ roundtableId, ballot, ballots, turnout, desk }} />
      ) : (
        <p className="text-ink-2">{t('room.none')}</p>
      )}
      {desk.prepared.map((prepared) => (
        <Prepared key={prepared.id} roundtableId={roundtableId} ballot={prepared} busy={ballot?.stage === 'open'} />
      ))}
      <Disclosure summary={t('room.prepare')} icon="plus" className="mt-4 border-t border-line pt-3">
        <PrepareBallot {...{ roundtableId, sessionId, askable, itemId }} />
        <p className="mt-3 text-sm">
          <Link to={ballotPaths.prepare(roundtableId, sessionId, { item: itemId ?? '' })}>{t('room.who')}</Link>
        </p>
      </Disclosure>
    </Card>
  )
}

type LatestProps = {
  roundtableId: string
  ballot: RoomBallot
  ballots: RoomBallot[]
  turnout: TurnoutPart
  desk: DeskBallotsPart
}

function Latest({ roundtableId, ballot, ballots, turnout, desk }: LatestProps) {
  const { t } = useTranslation('ballots')
  const soFar = soFarOf(ballot, turnout)
  const { Finding } = roomScreen(ballot.method)
  return (
    <section aria-label={ballot.wording.name}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <Question ballot={ballot} />
        </div>
        <NextAct roundtableId={roundtableId} ballot={ballot} voted={soFar.voted} />
      </div>
      {ballot.stage === 'published' && ballot.result ? (
        <>
          <p className="mt-3">
            <Finding result={ballot.result} />
          </p>
          <Disclosure summary={t('room.result')} icon="table" className="mt-2">
            <PublishedResult ballot={ballot} result={ballot.result} ballots={ballots} own={null as Answer | null} />
          </Disclosure>
        </>
      ) : (
        <>
          {ballot.onItsPage ? <Link to={ballot.to}>{t('room.on-its-page')}</Link> : null}
          <TurnoutBars turnout={turnout?.ballotId === ballot.id ? turnout.turnout : []} />
          <Disclosure summary={t('room.rule')} icon="scale" className="mt-3">
            <p>
              <RuleSentence ballot={ballot} soFar={soFar} />
            </p>
            <div className="mt-2">
              <RuleMeters ballot={ballot} soFar={soFar} />
            </div>
          </Disclosure>
        </>
      )}
      {ballot.stage === 'open' && desk.ballotId === ballot.id ? (
        <Disclosure summary={t('room.enter')} icon="person" className="mt-1">
          <EnterVote roundtableId={roundtableId} ballot={ballot} voters={desk.voters} />
        </Disclosure>
      ) : null}
    </section>
  )
}

/** One act leads on, and the one before is taken back while that is harmless. */
function NextAct({ roundtableId, ballot, voted }: { roundtableId: string; ballot: RoomBallot; voted: number }) {
  const { t } = useTranslation('ballots')
  const { id, stage, to } = ballot
  if (stage === 'published') return <Link to={to}>{t('room.to-ballot')}</Link>
  return (
    <div className="button-row">
      {stage === 'closed' ? (
        <Act to={paths.ballotReopening(roundtableId, id)} label={t('closing.reopen')} />
      ) : voted === 0 ? (
        <Act to={ballotPaths.opening(roundtableId, id)} act="take-back" label={t('room.take-back')} />
      ) : null}
      {stage === 'open' ? (
        <Act to={paths.ballotClosure(roundtableId, id)} label={t('room.close')} primary />
      ) : (
        <Act to={paths.ballotResult(roundtableId, id)} label={t('room.publish')} primary />
      )}
    </div>
  )
}

function Prepared({ roundtableId, ballot, busy }: { roundtableId: string; ballot: PreparedBallot; busy: boolean }) {
  const { t } = useTranslation('ballots')
  const to = ballotPaths.opening(roundtableId, ballot.id)
  return (
    <section aria-label={ballot.question} className="mt-4 border-t border-line pt-4">
      <p className="flex flex-wrap gap-x-3 text-sm text-ink-2">
        <span>{t('room.state.prepared')}</span>
        <span>{t(`method.${ballot.method}.name`)}</span>
        {ballot.round > 1 ? <span>{t('list.round', { round: ballot.round })}</span> : null}
      </p>
      <p className="font-serif text-lg leading-snug wrap-anywhere" dir="auto">
        {ballot.subject.type === 'agenda-item' ? null : ballot.code} {ballot.question}
      </p>
      <div className="button-row mt-2">
        <Act to={to} act="discard" label={t('room.discard')} />
        <Act to={to} act="open" label={t('room.open')} primary={!busy} />
      </div>
    </section>
  )
}

function Act({ to, act, label, primary }: { to: string; act?: string; label: string; primary?: boolean }) {
  return (
    <InlineForm action={to}>
      {({ busy }) => (
        <>
          {act ? <input type="hidden" name="act" value={act} /> : null}
          <Button type="submit" variant={primary ? 'primary' : 'default'} pending={busy}>
            {label}
          </Button>
        </>
      )}
    </InlineForm>
  )
}
