import type { SubmissionResult } from '@conform-to/dom'
import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, TextArea } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { BallotView } from '../ballots.queries.server.ts'
import { LONGEST_CONFLICT } from './conflict.ts'

type Props = { ballot: BallotView; lastResult: SubmissionResult | undefined }

/** Where whoever holds a vote in a ballot says that they have a conflict of interest. */
export function ConflictPage({ ballot, lastResult }: Props) {
  const { t } = useTranslation(['ballots', 'ballot-terms'])
  const { roundtableId, wording, to, can, conflicts } = ballot
  return (
    <Page narrow>
      <PageHeader
        title={t('ballot-terms:conflict.title')}
        lead={wording.name}
        crumbs={[
          { label: t('list.title'), to: paths.ballots(roundtableId) },
          { label: wording.code, to },
          { label: t('ballot-terms:conflict.declared') },
        ]}
      />
      <Card>
        {can.declare && !conflicts.some(({ mine }) => mine) ? <Declare {...{ ballot, lastResult }} /> : null}
        <p className="mt-4 text-sm">
          <Link to={to}>{t('vote.to-record')}</Link>
        </p>
      </Card>
    </Page>
  )
}

function Declare({ ballot: { terms }, lastResult }: Props) {
  const { t } = useTranslation('ballot-terms')
  const form = useFields(lastResult, { reason: '' })
  const sending = useSending()
  return (
    <PostForm noValidate>
      <ErrorSummary form={form} />
      <TextArea
        field={form.fields.reason}
        label={t('conflict.reason')}
        hint={t(terms.conflict ? 'conflict.hint-out' : 'conflict.hint-in')}
        limit={LONGEST_CONFLICT}
        rows={2}
      />
      <Button type="submit" name="act" value="declare" pending={sending} className="mt-3">
        {t('conflict.submit')}
      </Button>
    </PostForm>
  )
}
