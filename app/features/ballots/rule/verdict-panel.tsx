import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { ConditionMeters } from '#app/ui/chart.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Found, ItemVerdict, Verdict } from './rule-words.ts'
import { useFoundWords, useRuleMeters } from './use-rule-words.ts'
import { useItemName, useVerdictSentence } from './use-verdict.ts'

/** What came of a ballot by its rule: the sentence, a meter for each condition, and the table that says the same. */
export function VerdictPanel({ verdict, file }: { verdict: Verdict; file: string }) {
  const { t } = useTranslation('ballot-rule')
  const sentence = useVerdictSentence()(verdict)
  const { found } = useRuleMeters()
  const name = useItemName()
  const { quorum, items } = verdict
  return (
    <section aria-label={t('verdict')} className="mb-6">
      <Banner tone={verdict.conclusion === 'accepted' ? 'done' : 'quiet'}>{sentence}</Banner>
      {quorum.length ? (
        <div className="mt-3">
          <ConditionMeters conditions={quorum.map(found)} />
        </div>
      ) : null}
      {items.map((one) => (
        <div key={one.item ?? ''} className="mt-3">
          {one.item === null ? null : (
            <h3 className="mb-1 font-bold wrap-anywhere">
              {t('item', { name: name(one), conclusion: t(`conclusion.${one.conclusion}`) })}
            </h3>
          )}
          <ConditionMeters conditions={one.found.map(found)} />
        </div>
      ))}
      <details className="disclosure mt-3">
        <summary>{t('as-table')}</summary>
        <VerdictTable verdict={verdict} />
        <p className="mt-2 text-sm">
          <a href={file}>{t('file')}</a>
        </p>
      </details>
    </section>
  )
}

type Row = { key: string; item: ItemVerdict | null; found: Found }

function VerdictTable({ verdict: { quorum, items } }: { verdict: Verdict }) {
  const { t } = useTranslation('ballot-rule')
  const format = useFormat()
  const { label, said, needs } = useFoundWords()
  const name = useItemName()
  const rows: Row[] = [
    ...quorum.map((found) => ({ key: found.condition.kind, item: null, found })),
    ...items.flatMap((item) =>
      item.found.map((found) => ({ key: `${item.item} ${found.condition.kind}`, item, found })),
    ),
  ]
  const several = items.some(({ item }) => item !== null)
  return (
    <Table
      caption={t('verdict')}
      scroll
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'condition', label: t('table.condition'), header: true, cell: ({ found }) => label(found.condition) },
        ...(several
          ? [{ key: 'item', label: t('table.item'), cell: ({ item }: Row) => (item ? name(item) : '') }]
          : []),
        { key: 'found', label: t('table.found'), cell: ({ found }) => said(found) },
        { key: 'needed', label: t('table.needed'), cell: ({ found }) => needs(found) || format.number(found.needed) },
        { key: 'met', label: t('table.met'), cell: ({ found }) => t(found.met ? 'met' : 'not-met') },
      ]}
    />
  )
}
