import { useTranslation } from 'react-i18next'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary, TextArea, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { HiddenValues } from './hidden-values.tsx'
import type { ReferenceStep } from './import.server.ts'
import { ImportPlan } from './import-plan-view.tsx'
import { EMPTY_LIST, ListFields } from './list-fields.tsx'

type List = { id: string; short: string; name: string }
type Props = { roundtableId: string; into: List | null; step: ReferenceStep | undefined }

/** A file and the list it belongs to, then what its columns are and exactly what it would do. */
export function ImportPage({ roundtableId, into, step }: Props) {
  const { t } = useTranslation('references')
  const again = referencePaths.referenceImport(roundtableId, into?.id)
  return (
    <Page narrow={step?.step !== 'plan'}>
      <PageHeader
        title={t('import.title')}
        lead={t('import.lead')}
        crumbs={[
          { label: t('list.title'), to: referencePaths.references(roundtableId) },
          ...(into ? [{ label: into.short, to: referencePaths.reference(roundtableId, into.id) }] : []),
          { label: t('import.title') },
        ]}
      />
      {step?.step === 'plan' ? <ImportPlan roundtableId={roundtableId} plan={step} again={again} /> : null}
      {step?.step === 'encoding' ? <EncodingChoice step={step} again={again} /> : null}
      {step?.step === 'plan' || step?.step === 'encoding' ? null : <SourceForm into={into} step={step} />}
    </Page>
  )
}

function SourceForm({ into, step }: { into: List | null; step: ReferenceStep | undefined }) {
  const { t } = useTranslation('references')
  const sending = useSending()
  const problem = step?.step === 'problem' ? step : undefined
  const result = problem && {
    status: 'error' as const,
    initialValue: { ...problem.values, text: problem.text },
    error: { [problem.field === 'file' && problem.text ? 'text' : problem.field]: [problem.problem] },
  }
  const form = useFields(result, { ...EMPTY_LIST, file: null, text: null, into: into?.id ?? '' })
  return (
    <Card>
      <PostForm noValidate encType="multipart/form-data" className="grid gap-6">
        <ErrorSummary form={form} />
        {into ? (
          <p>
            <input type="hidden" name="into" value={into.id} />
            {t('import.into')}{' '}
            <strong>
              {into.short} {into.name}
            </strong>
          </p>
        ) : (
          <ListFields fields={form.fields} />
        )}
        <TextField
          type="file"
          multiple
          field={form.fields.file}
          label={t('import.file')}
          hint={t('import.file-hint')}
          accept=".csv,.tsv,.txt,.ttl,.zip,.json,.yml,.yaml,.md"
        />
        <TextArea field={form.fields.text} label={t('import.paste')} rows={5} optional />
        <div className="button-row">
          <Button type="submit" variant="primary" pending={sending}>
            {t('import.check')}
          </Button>
        </div>
      </PostForm>
    </Card>
  )
}

function EncodingChoice({ step, again }: { step: Extract<ReferenceStep, { step: 'encoding' }>; again: string }) {
  const { t } = useTranslation('references')
  return (
    <Card title={t('import.encoding-title')}>
      <p>{t('import.encoding')}</p>
      <pre className="my-4 rounded-md bg-inset p-3 text-sm break-words whitespace-pre-wrap">{step.preview}</pre>
      <PostForm encType="multipart/form-data" className="button-row">
        <HiddenValues values={step.values} />
        <input type="hidden" name="text" value={step.text} />
        <Button type="submit" variant="primary">
          {t('import.encoding-accept')}
        </Button>
        <LinkButton to={again} reloadDocument variant="quiet">
          {t('import.other')}
        </LinkButton>
      </PostForm>
    </Card>
  )
}
