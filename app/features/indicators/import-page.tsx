import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary, TextArea, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { ImportStep } from './import.server.ts'
import { ImportPlanView } from './import-plan-view.tsx'
import { CSV_COLUMNS } from './indicator-words.ts'

/** The import in two looks: a file, then exactly what it would do. */
export function ImportPage({ roundtableId, step }: { roundtableId: string; step: ImportStep | undefined }) {
  const { t } = useTranslation('indicators')
  const list = paths.indicators(roundtableId)
  return (
    <Page narrow={step?.step !== 'plan'}>
      <PageHeader
        title={t('import.title')}
        lead={t('import.lead')}
        crumbs={[{ label: t('list.title'), to: list }, { label: t('import.title') }]}
      />
      {step?.step === 'plan' ? <ImportPlanView plan={step} again={paths.indicatorImport(roundtableId)} /> : null}
      {step?.step === 'encoding' ? (
        <EncodingChoice text={step.text} preview={step.preview} again={paths.indicatorImport(roundtableId)} />
      ) : null}
      {step?.step === 'plan' || step?.step === 'encoding' ? null : (
        <SourceForm roundtableId={roundtableId} step={step} />
      )}
    </Page>
  )
}

function SourceForm({ roundtableId, step }: { roundtableId: string; step: ImportStep | undefined }) {
  const { t } = useTranslation('indicators')
  const sending = useSending()
  const problem = step?.step === 'problem' ? step : undefined
  const result = problem && {
    status: 'error' as const,
    initialValue: { text: problem.text },
    error: { [problem.text ? 'text' : 'file']: [problem.problem] },
  }
  const form = useFields(result, { file: null, text: null })
  return (
    <Card>
      <PostForm noValidate encType="multipart/form-data" className="grid gap-6">
        <ErrorSummary form={form} />
        <TextField
          type="file"
          field={form.fields.file}
          label={t('import.file')}
          hint={t('import.file-hint')}
          accept=".csv,.tsv,.txt,text/csv"
        />
        <TextArea field={form.fields.text} label={t('import.paste')} hint={t('import.paste-hint')} rows={6} optional />
        <div className="text-sm text-ink-2">
          <p>{t('import.columns', { columns: CSV_COLUMNS.join(', ') })}</p>
          <p className="mt-2">{t('import.rules')}</p>
        </div>
        <div className="button-row">
          <Button type="submit" variant="primary" pending={sending}>
            {t('import.check')}
          </Button>
          <LinkButton to={paths.indicatorTemplate(roundtableId)} reloadDocument icon="download">
            {t('import.template')}
          </LinkButton>
        </div>
      </PostForm>
    </Card>
  )
}

/** The bytes are no UTF-8: shows how they read otherwise and lets the reader judge. */
function EncodingChoice({ text, preview, again }: { text: string; preview: string; again: string }) {
  const { t } = useTranslation('indicators')
  return (
    <Card title={t('import.encoding-title')}>
      <p>{t('import.encoding')}</p>
      <p className="mt-4 text-sm font-medium">{t('import.encoding-preview')}</p>
      <pre className="mb-4 rounded-md bg-inset p-3 text-sm break-words whitespace-pre-wrap">{preview}</pre>
      <PostForm encType="multipart/form-data" className="button-row">
        <input type="hidden" name="text" value={text} />
        <Button type="submit" variant="primary">
          {t('import.encoding-accept')}
        </Button>
        <LinkButton to={again} reloadDocument variant="quiet">
          {t('import.other-file')}
        </LinkButton>
      </PostForm>
    </Card>
  )
}
