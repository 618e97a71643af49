import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { BallotPanel, NextBallot } from './ballot-panel.tsx'
import type { BallotView } from './ballots.queries.server.ts'
import { RuleCard } from './rule-card.tsx'
import { SubjectText } from './subjects/subject-screens.tsx'

type BallotPageProps = { ballot: BallotView; pillar: string | null; canOpen: boolean }

/** A ballot by itself: the wording that is voted on, one's answer or the result, and the rule. */
export function BallotPage({ ballot, pillar, canOpen }: BallotPageProps) {
  const { t } = useTranslation('ballots')
  const { wording, roundtableId, subject } = ballot
  return (
    <Page>
      <PageHeader
        serif
        code={wording.code}
        title={wording.name}
        lead={t('list.round', { round: ballot.round })}
        crumbs={[{ label: t('list.title'), to: paths.ballots(roundtableId) }, { label: wording.code || wording.name }]}
      />
      <div className="record-columns">
        <div className="column record-ballot">
          <BallotPanel ballot={ballot} pillar={pillar} />
        </div>
        <div className="column record-text">
          <Card title={t('subject.wording')} id="wording">
            <SubjectText wording={wording} roundtableId={roundtableId} subject={subject} />
          </Card>
          <RuleCard ballot={ballot} />
        </div>
        <div className="column record-acts">
          <NextBallot roundtableId={roundtableId} subject={subject} ballot={ballot} canOpen={canOpen} />
        </div>
      </div>
    </Page>
  )
}
