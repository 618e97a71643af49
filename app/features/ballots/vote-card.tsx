import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ConfirmButton } from '#app/ui/dialog.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import { SaveState } from '#app/ui/status.tsx'
import type { BallotView } from './ballots.queries.server.ts'
import { CloseBallot } from './close-ballot.tsx'
import { keepOf } from './keep-of.ts'
import type { Flow } from './methods/flows.ts'
import { SCREENS } from './methods/method-screens.tsx'
import { ProxyWay } from './proxies/proxy-lines.tsx'
import { RemindButton } from './reminders/remind-button.tsx'
import { SecretAnswer } from './secret/secret-answer.tsx'
import { SplitLine } from './split/split-line.tsx'
import { ConflictLines, OwnConflict } from './terms/conflict-lines.tsx'
import { MoveClosing } from './terms/move-closing.tsx'
import { StandingLines, WhoSees } from './terms/standing-lines.tsx'
import { NoVote, SentBy, TermsLines } from './terms/terms-lines.tsx'
import { WeightLines } from './terms/weights-lines.tsx'
import { TurnoutList } from './turnout-list.tsx'
import { VoteFields } from './vote-fields.tsx'

type Props = { ballot: BallotView; pillar: string | null; flow?: Flow }

/** An open ballot: one's own answer, who has answered so far, and for moderators its closing. */
export function VoteCard({ ballot, pillar, flow }: Props) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const title = ballot.can.vote ? t('card.yours', { round: ballot.round }) : t('card.open', { round: ballot.round })
  return (
    <Card title={title} id="ballot" end={t('card.opened', { date: format.date(ballot.openedAt) })}>
      {ballot.earlier?.reworded ? (
        <Banner tone="notice">{t('earlier.reworded', { round: ballot.earlier.round })}</Banner>
      ) : null}
      <TermsLines ballot={ballot} />
      <WeightLines ballot={ballot} />
      {ballot.secret ? (
        <SecretAnswer ballot={ballot} />
      ) : ballot.can.vote ? (
        <Answering ballot={ballot} pillar={pillar} flow={flow} />
      ) : (
        <NoVote ballot={ballot} />
      )}
      <ProxyWay ballot={ballot} />
      <StandingLines ballot={ballot} />
      <ConflictLines ballot={ballot} />
      <OwnConflict ballot={ballot} />
      <TurnoutList ballot={ballot} />
      <RemindButton ballot={ballot} />
      <MoveClosing ballot={ballot} />
      {ballot.can.close ? <CloseBallot ballot={ballot} /> : null}
    </Card>
  )
}

/** One form, or the way into those that ask for one thing after the other. */
function Answering({ ballot, pillar, flow: Flow }: Props) {
  return (
    <>
      {Flow ? <Flow ballot={ballot} /> : <VoteForm ballot={ballot} pillar={pillar} />}
      {ballot.own ? <Withdraw ballot={ballot} /> : null}
      <p className="mt-3 text-sm text-ink-2">
        <WhoSees visibility={ballot.terms.visibility} />
      </p>
    </>
  )
}

function VoteForm({ ballot, pillar }: { ballot: BallotView; pillar: string | null }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  return (
    <>
      <InlineForm
        action={paths.ballotVote(ballot.roundtableId, ballot.id)}
        fetcherKey={`vote-${ballot.id}`}
        keep={keepOf(ballot)}
      >
        {({ busy, lastResult }) => (
          <>
            {ballot.own?.enteredBy ? (
              <Banner tone="notice">{t('room.entered-by', { name: ballot.own.enteredBy })}</Banner>
            ) : null}
            <SentBy ballot={ballot} />
            <SplitLine ballot={ballot} />
            <VoteFields
              ballot={ballot}
              screen={SCREENS[ballot.method]}
              pillar={pillar}
              lastResult={lastResult?.error ? lastResult : undefined}
            />
            <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line pt-4">
              <Button type="submit" variant="primary" pending={busy} className="max-sm:w-full">
                {t('card.save')}
              </Button>
              <span className="text-sm text-ink-2">
                {ballot.own && !busy ? <SaveState state="saved" time={format.time(ballot.own.updatedAt)} /> : null}{' '}
                {t('card.changeable')}
              </span>
            </div>
          </>
        )}
      </InlineForm>
    </>
  )
}

function Withdraw({ ballot }: { ballot: BallotView }) {
  const { t } = useTranslation('ballots')
  return (
    <InlineForm action={paths.ballotWithdrawal(ballot.roundtableId, ballot.id)} className="mt-3">
      {({ busy }) => (
        <ConfirmButton
          variant="quiet"
          size="sm"
          pending={busy}
          question={t('withdraw.question')}
          consequence={t('withdraw.consequence')}
          keep={t('withdraw.keep')}
        >
          {t('card.withdraw')}
        </ConfirmButton>
      )}
    </InlineForm>
  )
}
