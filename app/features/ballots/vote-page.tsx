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
import { FLOW_FORMS } from './methods/flow-forms.ts'
import { flowOf } from './methods/flows.ts'
import { SCREENS } from './methods/method-screens.tsx'
import { AskedProxies, HeldProxies } from './proxies/held-proxies.tsx'
import { OwnProxy } from './proxies/own-proxy.tsx'
import type { SecretVote } from './secret/secret.policy.ts'
import { SecretVoting } from './secret/secret-voting.tsx'
import { SplitLine } from './split/split-line.tsx'
import { SubjectText } from './subjects/subject-screens.tsx'
import { ConflictLines, OwnConflict } from './terms/conflict-lines.tsx'
import { StandingLines, WhoSees } from './terms/standing-lines.tsx'
import { SentBy, TermsLines } from './terms/terms-lines.tsx'
import { WeightLines } from './terms/weights-lines.tsx'
import { TurnoutList } from './turnout-list.tsx'
import { VoteFields } from './vote-fields.tsx'

type VotePageProps = {
  ballot: BallotView
  pillar: string | null
  lastResult: SubmissionResult | undefined
  /** The proxy whose form was sent, where it was not the reader's own. */
  sentFor: string | null
  /** Of a secret ballot: the key that a vote is sent with, and what it was answered. */
  sendKey: string | null
  secretVote?: SecretVote
}

/** One task on one screen: the wording as it was when the ballot opened, two questions, one button. */
export function VotePage({ ballot, pillar, lastResult: sent, sentFor, sendKey, secretVote }: VotePageProps) {
  const { t } = useTranslation('ballots')
  const { wording, roundtableId } = ballot
  const Flow = flowOf(FLOW_FORMS, ballot)
  const lastResult = sentFor === null ? sent : undefined
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
        <AskedProxies ballot={ballot} />
        {Flow && ballot.can.vote && !ballot.secret ? (
          <Flow ballot={ballot} lastResult={lastResult} />
        ) : (
          <VoteWhole {...{ ballot, pillar, lastResult, sendKey, secretVote }} />
        )}
        <OwnProxy ballot={ballot} />
        <HeldProxies {...{ ballot, pillar, sentFor }} lastResult={sent} />
        <StandingLines ballot={ballot} />
        <ConflictLines ballot={ballot} />
        <OwnConflict ballot={ballot} />
        <TurnoutList ballot={ballot} />
      </Card>
    </Page>
  )
}

function VoteWhole({ ballot, pillar, lastResult, sendKey, secretVote }: Omit<VotePageProps, 'sentFor'>) {
  const { t } = useTranslation(['ballots', 'ballot-proxies'])
  const navigate = useNavigate()
  const { wording, roundtableId } = ballot
  const votesForOthers = Boolean(ballot.proxies?.held.length)
  return (
    <>
      <SubjectText wording={wording} roundtableId={roundtableId} subject={ballot.subject} />
      {ballot.earlier?.reworded ? (
        <Banner tone="notice">{t('earlier.reworded', { round: ballot.earlier.round })}</Banner>
      ) : null}
      <TermsLines ballot={ballot} />
      <WeightLines ballot={ballot} />
      {ballot.secret ? (
        <SecretVoting {...{ ballot, pillar, lastResult, sendKey, secretVote }} />
      ) : ballot.can.vote ? (
        <InlineForm
          action={paths.ballotVote(roundtableId, ballot.id)}
          keep={keepOf(ballot)}
          onDone={() => (votesForOthers ? undefined : navigate(ballot.to))}
        >
          {({ busy, lastResult: inline }) => (
            <>
              <input type="hidden" name="from" value="page" />
              {votesForOthers ? <h2 className="card-title mb-3">{t('ballot-proxies:held.yours')}</h2> : null}
              <SentBy ballot={ballot} />
              <SplitLine ballot={ballot} />
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
              <p className="mt-3 text-sm text-ink-2">
                <WhoSees visibility={ballot.terms.visibility} />
              </p>
            </>
          )}
        </InlineForm>
      ) : (
        <p className="mt-4">
          {t(ballot.state === 'open' ? 'card.watching' : 'vote.closed')}{' '}
          <Link to={ballot.to}>{t('vote.to-record')}</Link>
        </p>
      )}
    </>
  )
}
