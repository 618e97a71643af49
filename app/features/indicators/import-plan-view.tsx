import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { useErrorText } from '#app/ui/error-text.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Card, Disclosure } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { ImportStep, ShownLine } from './import.server.ts'

type Plan = Extract<ImportStep, { step: 'plan' }>
const KINDS = ['refused', 'changed', 'new', 'unchanged'] as const

/** Line by line what the import would do; the one button does exactly that. */
import { columnOf } from './metadata-fields.ts'
export function ImportPlanView({ plan, again }: { plan: Plan; again: string }) {
  const { t } = useTranslation('indicators')
  const format = useFormat()
  const sending = useSending()
  const of = (kind: ShownLine['kind']) => plan.lines.filter((line) => line.kind === kind)
  const count = of('new').length + of('changed').length
  const refused = of('refused').length
  return (
    <div className="column">
      {plan.stale ? (
        <Banner tone="notice" live>
          {t('import.stale')}
        </Banner>
      ) : null}
      <Card title={t('import.plan-title')}>
        <p>
          {t('import.summary', {
            new: format.number(of('new').length),
            changed: format.number(of('changed').length),
            unchanged: format.number(of('unchanged').length),
            refused: format.number(refused),
          })}
        </p>
        {plan.ignoredColumns.length > 0 ? (
          <p className="mt-2 text-sm text-ink-2">{t('import.ignored', { columns: plan.ignoredColumns.join(', ') })}</p>
        ) : null}
        <PostForm encType="multipart/form-data" className="button-row mt-4">
          <input type="hidden" name="text" value={plan.text} />
          <input type="hidden" name="fingerprint" value={plan.fingerprint} />
          {count > 0 ? (
            <Button type="submit" variant="primary" pending={sending}>
              {refused > 0
                ? t('import.confirm-without', { count, refused: format.number(refused) })
                : t('import.confirm', { count })}
            </Button>
          ) : (
            <p>{t('import.nothing-to-do')}</p>
          )}
          <LinkButton to={again} reloadDocument>
            {t('import.other-file')}
          </LinkButton>
        </PostForm>
      </Card>
      {KINDS.map((kind) => (
        <LinesOf key={kind} kind={kind} lines={of(kind)} />
      ))}
    </div>
  )
}

function LinesOf({ kind, lines }: { kind: ShownLine['kind']; lines: ShownLine[] }) {
  const { t } = useTranslation('indicators')
  const detailOf = useDetail()
  if (lines.length === 0) return null
  const title = t(`import.kind.${kind}`, { count: lines.length })
  const hasDetail = kind === 'refused' || kind === 'changed'
  const table = (
    <Table
      caption={title}
      rows={lines}
      rowKey={(line) => String(line.line)}
      columns={[
        { key: 'line', label: t('import.line'), className: 'sm:w-16', cell: (line) => line.line },
        { key: 'code', label: t('field.code'), className: 'sm:w-32', cell: (line) => line.code || t('import.no-code') },
        {
          key: 'name',
          label: t('field.name'),
          header: true,
          className: hasDetail ? 'sm:w-2/5' : undefined,
          cell: (line) => line.name || t('record.empty'),
        },
        hasDetail && { key: 'detail', label: t(`import.detail.${kind}`), cell: detailOf },
      ]}
    />
  )
  return (
    <Card title={title}>
      {kind === 'unchanged' ? <Disclosure summary={t('import.show-lines')}>{table}</Disclosure> : table}
    </Card>
  )
}

function useDetail() {
  const { t } = useTranslation('indicators')
  const format = useFormat()
  const errorText = useErrorText()
  return (line: ShownLine): ReactNode => {
    if (line.kind === 'changed') return format.list((line.changed ?? []).map((field) => t(`field.${field}`)))
    return (
      <ul>
        {line.reasons?.map(({ error, column }) => (
          <li key={`${column} ${error}`}>
            {column ? t('import.reason', { column: columnOf(column), reason: errorText(error) }) : errorText(error)}
          </li>
        ))}
      </ul>
    )
  }
}
