import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { recordPaths } from '#app/shared/record-paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ErrorSummary, TextArea } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { linePage } from './line-page.server.ts'
import { ChangeFields } from './outcome-forms.tsx'
import { OutcomeRow } from './outcome-row.tsx'

type Props = Awaited<ReturnType<typeof linePage>> & { lastResult: SubmissionResult | undefined }

/** A decision or an action as it stands, and below it what was sent and refused. */
export function LinePage({ noun, roundtableId, title, line, change, today, lastResult }: Props) {
  const { t } = useTranslation('outcomes')
  const busy = useSending()
  const form = useFields(lastResult, { text: '' })
  const list = noun === 'decision' ? recordPaths.decisions : recordPaths.actions
  const isChange = lastResult?.initialValue?.act === 'change'
  return (
    <Page narrow>
      <PageHeader title={title} crumbs={[{ label: t(`${noun}.title`), to: list(roundtableId) }, { label: title }]} />
      {isChange && line ? null : <ErrorSummary form={form} />}
      {line ? (
        <Card flush>
          <ol>
            <OutcomeRow {...{ noun, roundtableId, line, today }} change={null} />
          </ol>
        </Card>
      ) : null}
      {line && change ? (
        <Card title={t('change.open')} className="mt-4">
          <PostForm noValidate>
            <ChangeFields
              {...{ noun, line, choices: change, busy }}
              lastResult={isChange ? lastResult : undefined}
              summed
            />
          </PostForm>
        </Card>
      ) : null}
      {line ? null : (
        <div className="grid gap-4">
          <Banner tone="notice">{t('change.gone')}</Banner>
          {isChange ? <TextArea field={form.fields.text} label={t(`${noun}.text`)} rows={2} /> : null}
        </div>
      )}
    </Page>
  )
}
