import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { BallotPanel, NextBallot } from './ballot-panel.tsx'
import type { BallotView } from './ballots.queries.server.ts'
import { ConsensusMap } from './methods/consensus/consensus-map.tsx'
import { FLOW_CARDS, flowOf } from './methods/flows.ts'
import { EqualWeightLine } from './methods/tally/equal-weight-line.tsx'
import { AmendmentCard } from './protocol/amendment-card.tsx'
import { RuleCard } from './rule-card.tsx'
import { SubjectText } from './subjects/subject-screens.tsx'

type BallotPageProps = { ballot: BallotView; pillar: string | null; canOpen: boolean; outcome?: ReactNode }

/** A ballot by itself: the wording that is voted on, one's answer or the result, and the rule. */
export function BallotPage({ ballot, pillar, canOpen, outcome }: BallotPageProps) {
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
      <div className="record-columns ballot-columns">
        <div className="column record-ballot">
          <BallotPanel
            ballot={ballot}
            pillar={pillar}
            flow={flowOf(FLOW_CARDS, ballot)}
            even={<EqualWeightLine result={ballot.result} />}
            map={<ConsensusMap method={ballot.method} result={ballot.result} />}
            outcome={outcome}
          />
        </div>
        <div className="column record-text">
          <Card title={t('subject.wording')} id="wording">
            <SubjectText wording={wording} roundtableId={roundtableId} subject={subject} />
          </Card>
          <RuleCard ballot={ballot} />
          <AmendmentCard ballot={ballot} />
        </div>
        <div className="column record-acts">
          <NextBallot roundtableId={roundtableId} subject={subject} ballot={ballot} canOpen={canOpen} />
        </div>
      </div>
    </Page>
  )
}
