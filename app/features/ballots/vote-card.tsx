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
import { SCREENS } from './methods/method-screens.tsx'
import { RemindButton } from './reminders/remind-button.tsx'
import { NoVote, SentBy, TermsLines } from './terms/terms-lines.tsx'
import { TurnoutList } from './turnout-list.tsx'
import { VoteFields } from './vote-fields.tsx'

/** An open ballot: one's own answer, who has answered so far, and for moderators its closing. */
export function VoteCard({ ballot, pillar }: { ballot: BallotView; pillar: string | null }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const title = ballot.can.vote ? t('card.yours', { round: ballot.round }) : t('card.open', { round: ballot.round })
  return (
    <Card title={title} id="ballot" end={t('card.opened', { date: format.date(ballot.openedAt) })}>
      {ballot.earlier?.reworded ? (
        <Banner tone="notice">{t('earlier.reworded', { round: ballot.earlier.round })}</Banner>
      ) : null}
      <TermsLines ballot={ballot} />
      {ballot.can.vote ? <VoteForm ballot={ballot} pillar={pillar} /> : <NoVote ballot={ballot} />}
      <TurnoutList ballot={ballot} />
      <RemindButton ballot={ballot} />
      {ballot.can.close ? <CloseBallot ballot={ballot} /> : null}
    </Card>
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
      {ballot.own ? (
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
      ) : null}
      <p className="mt-3 text-sm text-ink-2">{t('card.hidden')}</p>
    </>
  )
}
