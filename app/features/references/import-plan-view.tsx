import { useTranslation } from 'react-i18next'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { useErrorText } from '#app/ui/error-text.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Card, Disclosure } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { HiddenValues } from './hidden-values.tsx'
import type { Kind, ReferenceStep, ShownLine } from './import.server.ts'
import { COLUMN_FIELDS, LABEL_LANGUAGES } from './reference-words.ts'

type Plan = Extract<ReferenceStep, { step: 'plan' }>
type Props = { roundtableId: string; plan: Plan; again: string }
const KINDS = ['refused', 'changed', 'new', 'unchanged'] as const

/** What the columns are, and line by line what the import would do; the one button does exactly that. */
export function ImportPlan({ roundtableId, plan, again }: Props) {
  const { t } = useTranslation('references')
  const errorText = useErrorText()
  return (
    <div className="column">
      {plan.stale ? (
        <Banner tone="notice" live>
          {t('import.stale')}
        </Banner>
      ) : null}
      {plan.problem ? (
        <Banner tone="problem" live>
          {errorText(plan.problem)}
        </Banner>
      ) : (
        <Summary roundtableId={roundtableId} plan={plan} again={again} />
      )}
      <ColumnsForm plan={plan} />
      {plan.problem ? null : KINDS.map((kind) => <LinesOf key={kind} kind={kind} plan={plan} />)}
    </div>
  )
}

function Carried({ plan, matching = true }: { plan: Plan; matching?: boolean }) {
  return (
    <>
      <HiddenValues values={plan.values} />
      <input type="hidden" name="format" value={plan.format} />
      <input type="hidden" name="text" value={plan.text} />
      {matching
        ? plan.matching.map((field, index) => (
            <input key={index} type="hidden" name={`column-${index}`} value={field} />
          ))
        : null}
    </>
  )
}

function Summary({ roundtableId, plan, again }: Props) {
  const { t } = useTranslation('references')
  const format = useFormat()
  const sending = useSending()
  const count = plan.counts.new + plan.counts.changed
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, format.number(plan.counts[kind])]))
  return (
    <Card title={t('import.plan')}>
      <p>{t('import.summary', counts)}</p>
      {plan.kept ? <p className="mt-2 text-sm text-ink-2">{t('import.kept', { count: plan.kept })}</p> : null}
      {plan.dropped.length ? (
        <p className="mt-2 text-sm text-ink-2">{t('import.dropped', { columns: plan.dropped.join(', ') })}</p>
      ) : null}
      {count ? null : <p className="mt-2">{t('import.nothing')}</p>}
      <div className="button-row mt-4">
        {count ? (
          <PostForm encType="multipart/form-data">
            <Carried plan={plan} />
            <input type="hidden" name="fingerprint" value={plan.fingerprint} />
            <Button type="submit" variant="primary" pending={sending}>
              {t('import.confirm', { count })}
            </Button>
          </PostForm>
        ) : null}
        {plan.counts.refused ? (
          <PostForm
            encType="multipart/form-data"
            reloadDocument
            action={referencePaths.referenceRefusals(roundtableId)}
          >
            <Carried plan={plan} />
            <Button type="submit" icon="download">
              {t('import.refusals')}
            </Button>
          </PostForm>
        ) : null}
        <LinkButton to={again} reloadDocument variant="quiet">
          {t('import.other')}
        </LinkButton>
      </div>
    </Card>
  )
}

function ColumnsForm({ plan }: { plan: Plan }) {
  const { t } = useTranslation('references')
  const { language } = useFormat()
  const { field } = useFields(undefined, {})
  const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' })
  const used = plan.matching.filter((one) => one.startsWith('label:')).map((one) => one.slice('label:'.length))
  const options = [
    { value: '', label: t('import.ignored') },
    ...COLUMN_FIELDS.map((value) => ({ value, label: t(`field.${value}`) })),
    ...[...new Set([...LABEL_LANGUAGES, ...used])].map((one) => ({
      value: `label:${one}`,
      label: t('import.label-in', { language: names.of(one) }),
    })),
  ]
  return (
    <Card title={t('import.columns')}>
      <p className="mb-4 text-sm text-ink-2">{t('import.columns-lead')}</p>
      <PostForm encType="multipart/form-data" className="grid gap-4" key={plan.matching.join()}>
        <Carried plan={plan} matching={false} />
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {plan.header.map((column, index) => (
            <li key={index} className="min-w-0">
              <SelectField
                field={field(`column-${index}`, plan.matching[index])}
                label={column || t('import.column')}
                hint={plan.samples[index]?.slice(0, 80)}
                options={options}
              />
            </li>
          ))}
        </ul>
        <div className="button-row">
          <Button type="submit">{t('import.again')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

function LinesOf({ kind, plan }: { kind: Kind; plan: Plan }) {
  const { t } = useTranslation('references')
  const format = useFormat()
  const errorText = useErrorText()
  const count = plan.counts[kind]
  const lines = plan.shown[kind]
  if (count === 0) return null
  const title = t(`import.kind.${kind}`, { count })
  const detail = (line: ShownLine) =>
    kind === 'changed' ? (
      format.list(line.detail.map((field) => t(`field.${field}`)))
    ) : (
      <ul>
        {line.reasons.map(({ error, column }) => (
          <li key={`${column} ${error}`}>
            {column ? t('import.reason', { column, reason: errorText(error) }) : errorText(error)}
          </li>
        ))}
      </ul>
    )
  const inFiles = lines.some(({ at }) => at)
  return (
    <Card title={title}>
      <Disclosure summary={title} open={kind === 'refused' || kind === 'changed'}>
        <Table
          caption={title}
          rows={lines}
          rowKey={(line) => `${line.at} ${line.line} ${line.code}`}
          columns={[
            {
              key: 'line',
              label: inFiles ? t('import.where') : t('import.line'),
              className: inFiles ? 'sm:w-44' : 'sm:w-16',
              cell: (line) => line.at ?? line.line,
            },
            { key: 'code', label: t('import.code'), className: 'sm:w-40', cell: (line) => line.code },
            { key: 'label', label: t('import.label'), header: true, cell: (line) => line.label || line.code },
            (kind === 'refused' || kind === 'changed') && {
              key: 'detail',
              label: kind === 'refused' ? t('import.why') : t('import.what'),
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
