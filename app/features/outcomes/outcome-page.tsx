import type { SubmissionResult } from '@conform-to/dom'
import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { BallotView } from '#app/features/ballots/ballots.queries.server.ts'
import { paths } from '#app/shared/paths.ts'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { Stated } from './outcome-card.tsx'
import { OutcomeFields } from './outcome-entry.tsx'

type Props = { ballot: BallotView; lastResult: SubmissionResult | undefined }

/** What was concluded from a ballot, and beside it what a moderator says instead. */
export function OutcomePage({ ballot, lastResult }: Props) {
  const { t } = useTranslation(['ballots', 'ballot-outcome'])
  const busy = useSending()
  const { roundtableId, wording, to, outcome, conclude } = ballot
  return (
    <Page narrow>
      <PageHeader
        title={t('ballot-outcome:title')}
        lead={wording.name}
        crumbs={[
          { label: t('list.title'), to: paths.ballots(roundtableId) },
          { label: wording.code || wording.name, to },
          { label: t('ballot-outcome:title') },
        ]}
      />
      <Card>
        <Stated outcome={outcome} />
        {conclude || lastResult ? (
          <PostForm noValidate className="mt-4">
            <OutcomeFields {...{ outcome, busy, lastResult }} conclude={conclude ?? NOTHING} />
          </PostForm>
        ) : null}
        <p className="mt-4 text-sm">
          <Link to={to}>{t('vote.to-record')}</Link>
        </p>
      </Card>
    </Page>
  )
}

const NOTHING = { moves: [], about: [] }
