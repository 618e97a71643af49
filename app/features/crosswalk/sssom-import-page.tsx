import { useTranslation } from 'react-i18next'
import { crosswalkPaths } from '#app/shared/crosswalk-paths.ts'
import { paths } from '#app/shared/paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { useErrorText } from '#app/ui/error-text.tsx'
import { ErrorSummary, TextArea, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Card, Disclosure, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { Relation } from './mapping-words.ts'
import type { LineKind, ShownMapping, SssomStep } from './sssom-import.server.ts'

const KINDS = ['refused', 'changed', 'new', 'unchanged'] as const satisfies readonly LineKind[]
type Plan = Extract<SssomStep, { step: 'plan' }>

/** A file of mappings, then line by line what it would do. */
export function SssomImportPage({ roundtableId, step }: { roundtableId: string; step: SssomStep | undefined }) {
  const { t } = useTranslation('crosswalk')
  return (
    <Page narrow={step?.step !== 'plan'}>
      <PageHeader
        title={t('import.title')}
        lead={t('import.lead')}
        crumbs={[
          { label: t('list.title', { ns: 'indicators' }), to: paths.indicators(roundtableId) },
          { label: t('coverage.title'), to: crosswalkPaths.coverage(roundtableId) },
          { label: t('import.title') },
        ]}
      />
      {step?.step === 'plan' ? (
        <PlanView plan={step} again={crosswalkPaths.import(roundtableId)} />
      ) : (
        <SourceForm step={step} />
      )}
    </Page>
  )
}

function SourceForm({ step }: { step: SssomStep | undefined }) {
  const { t } = useTranslation('crosswalk')
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
          accept=".tsv,.txt,text/tab-separated-values"
        />
        <TextArea field={form.fields.text} label={t('import.paste')} hint={t('import.paste-hint')} rows={6} optional />
        <p className="text-sm text-ink-2">{t('import.rules')}</p>
        <div className="button-row">
          <Button type="submit" variant="primary" pending={sending}>
            {t('import.check')}
          </Button>
        </div>
      </PostForm>
    </Card>
  )
}

function PlanView({ plan, again }: { plan: Plan; again: string }) {
  const { t } = useTranslation('crosswalk')
  const format = useFormat()
  const sending = useSending()
  const count = plan.counts.new + plan.counts.changed
  return (
    <div className="column">
      {plan.stale ? (
        <Banner tone="notice" live>
          {t('import.stale')}
        </Banner>
      ) : null}
      <Card title={t('import.plan')}>
        <p>{t('import.summary', Object.fromEntries(KINDS.map((kind) => [kind, format.number(plan.counts[kind])])))}</p>
        {count ? null : <p className="mt-2">{t('import.nothing')}</p>}
        <div className="button-row mt-4">
          {count ? (
            <PostForm encType="multipart/form-data">
              <input type="hidden" name="text" value={plan.text} />
              <input type="hidden" name="fingerprint" value={plan.fingerprint} />
              <Button type="submit" variant="primary" pending={sending}>
                {t('import.confirm', { count })}
              </Button>
            </PostForm>
          ) : null}
          <LinkButton to={again} reloadDocument variant="quiet">
            {t('import.other')}
          </LinkButton>
        </div>
      </Card>
      {KINDS.map((kind) => (
        <Lines key={kind} kind={kind} plan={plan} />
      ))}
    </div>
  )
}

function Lines({ kind, plan }: { kind: LineKind; plan: Plan }) {
  const { t } = useTranslation('crosswalk')
  const format = useFormat()
  const errorText = useErrorText()
  const [count, lines] = [plan.counts[kind], plan.shown[kind]]
  if (count === 0) return null
  const title = t(`import.kind.${kind}`, { count })
  const relation = (name: string) => (name ? t(`relation.${name as Relation}`) : '')
  const detail = (line: ShownMapping) => {
    if (kind === 'refused') return errorText(line.error)
    if (line.changed.includes('relation')) return `${relation(line.was)} → ${relation(line.relation)}`
    return format.list(line.changed.map((field) => t(`import.field.${field as 'note' | 'confidence' | 'extra'}`)))
  }
  return (
    <Card title={title}>
      <Disclosure summary={t('import.lines')} open={kind === 'refused' || kind === 'changed'}>
        <Table
          caption={title}
          rows={lines}
          rowKey={({ line }) => String(line)}
          columns={[
            { key: 'line', label: t('import.line'), className: 'sm:w-16', cell: ({ line }) => line },
            { key: 'indicator', label: t('form.indicator'), header: true, cell: ({ indicator }) => indicator },
            kind === 'new' && { key: 'relation', label: t('form.relation'), cell: (line) => relation(line.relation) },
            { key: 'entry', label: t('form.entry'), cell: ({ entry }) => entry },
            (kind === 'refused' || kind === 'changed') && {
              key: 'detail',
              label: t(kind === 'refused' ? 'import.why' : 'import.what'),
              cell: detail,
            },
          ]}
        />
        {count > lines.length ? (
          <p className="mt-3 text-sm text-ink-2">{t('import.more', { count: count - lines.length })}</p>
        ) : null}
      </Disclosure>
    </Card>
  )
}
