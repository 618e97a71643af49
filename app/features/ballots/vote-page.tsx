import type { SubmissionResult } from '@conform-to/dom'
import { Link, useNavigate } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import type { BallotView } from './ballots.queries.server.ts'
import { keepOf } from './keep-of.ts'
import { SCREENS } from './methods/method-screens.tsx'
import { SubjectText } from './subjects/subject-screens.tsx'
import { SentBy, TermsLines } from './terms/terms-lines.tsx'
import { TurnoutList } from './turnout-list.tsx'
import { VoteFields } from './vote-fields.tsx'

type VotePageProps = { ballot: BallotView; pillar: string | null; lastResult: SubmissionResult | undefined }

/** One task on one screen: the wording as it was when the ballot opened, two questions, one button. */
export function VotePage({ ballot, pillar, lastResult }: VotePageProps) {
  const { t } = useTranslation('ballots')
  const navigate = useNavigate()
  const { wording, roundtableId } = ballot
  return (
    <Page narrow>
      <PageHeader
        serif
        code={wording.code}
        title={wording.name}
        lead={t('list.round', { round: ballot.round })}
        crumbs={[
          { label: t('list.title'), to: paths.ballots(roundtableId) },
          { label: wording.code, to: ballot.to },
          { label: t('vote.title') },
        ]}
      />
      <Card>
        <SubjectText wording={wording} roundtableId={roundtableId} subject={ballot.subject} />
        {ballot.earlier?.reworded ? (
          <Banner tone="notice">{t('earlier.reworded', { round: ballot.earlier.round })}</Banner>
        ) : null}
        <TermsLines ballot={ballot} />
        {ballot.can.vote ? (
          <InlineForm
            action={paths.ballotVote(roundtableId, ballot.id)}
            keep={keepOf(ballot)}
            onDone={() => navigate(ballot.to)}
          >
            {({ busy, lastResult: inline }) => (
              <>
                <input type="hidden" name="from" value="page" />
                <SentBy ballot={ballot} />
                <VoteFields
                  ballot={ballot}
                  screen={SCREENS[ballot.method]}
                  pillar={pillar}
                  lastResult={inline?.error ? inline : lastResult}
                />
                <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line pt-4">
                  <Button type="submit" variant="primary" pending={busy} className="max-sm:w-full">
                    {t('card.save')}
                  </Button>
                  <span className="text-sm text-ink-2">{t('card.changeable')}</span>
                </div>
                <p className="mt-3 text-sm text-ink-2">{t('card.hidden')}</p>
              </>
            )}
          </InlineForm>
        ) : (
          <p className="mt-4">
            {t(ballot.state === 'open' ? 'card.watching' : 'vote.closed')}{' '}
            <Link to={ballot.to}>{t('vote.to-record')}</Link>
          </p>
        )}
        <TurnoutList ballot={ballot} />
      </Card>
    </Page>
  )
}
