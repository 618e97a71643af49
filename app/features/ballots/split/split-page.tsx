import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { SubjectText } from '../subjects/subject-screens.tsx'
import { SentBy, TermsLines } from '../terms/terms-lines.tsx'
import { WeightLines } from '../terms/weights-lines.tsx'
import { SentParts, SplitForm, type SplitPageProps } from './split-form.tsx'

/** Several answers of one holder, each with some of their votes. */
export function SplitPage({ ballot, pillar, lastResult }: SplitPageProps) {
  const { t } = useTranslation(['ballots', 'ballot-split'])
  const { wording, roundtableId } = ballot
  return (
    <Page narrow>
      <PageHeader
        serif
        code={wording.code}
        title={wording.name}
        lead={t('ballot-split:title')}
        crumbs={[
          { label: t('list.title'), to: paths.ballots(roundtableId) },
          { label: wording.code, to: ballot.to },
          { label: t('ballot-split:title') },
        ]}
      />
      <Card>
        <SubjectText wording={wording} roundtableId={roundtableId} subject={ballot.subject} />
        <TermsLines ballot={ballot} />
        <WeightLines ballot={ballot} />
        <SentBy ballot={ballot} />
        <YourParts {...{ ballot, pillar, lastResult }} />
        <p className="mt-4 text-sm">
          <Link to={ballot.can.split ? paths.ballotVote(roundtableId, ballot.id) : ballot.to}>
            {t(ballot.can.split ? 'ballot-split:whole' : 'vote.to-record')}
          </Link>
        </p>
      </Card>
    </Page>
  )
}

function YourParts(props: SplitPageProps) {
  const { t } = useTranslation('ballot-split')
  if (props.ballot.can.split) return <SplitForm {...props} />
  if (props.ballot.own?.parts) return <SentParts {...props} />
  return <p className="text-ink-2">{t('not')}</p>
}
