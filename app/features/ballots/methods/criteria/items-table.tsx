import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { Table } from '#app/ui/table.tsx'
import type { CriteriaResult, RatedItem } from './count.ts'
import type { Figures } from './figures.ts'
import { showsShares } from './words.ts'

/** Every item on one criterion: the table twin of the picture. */
export function ItemsTable({ result, at }: { result: CriteriaResult; at: number }) {
  const { t } = useTranslation(['criteria', 'ballots'])
  const format = useFormat()
  const overall = (item: RatedItem) => item.criteria[at]?.overall ?? null
  const told = (item: RatedItem, say: (figures: Figures) => ReactNode) => {
    const figures = overall(item)
    return figures ? say(figures) : t('ballots:table.not-shown')
  }
  return (
    <Table
      caption={t('result.items')}
      scroll
      rows={result.items}
      rowKey={({ id }) => id}
      columns={[
        { key: 'item', label: t('result.item'), header: true, cell: ({ label }) => label },
        { key: 'n', label: t('result.n'), numeric: true, cell: (item) => told(item, (one) => <Heads figures={one} />) },
        {
          key: 'middle',
          label: t('result.middle'),
          numeric: true,
          cell: (item) => told(item, (one) => <Middle figures={one} />),
        },
        showsShares(result.rule) && {
          key: 'high',
          label: t('result.high'),
          numeric: true,
          cell: (item) => told(item, ({ high, n }) => (n ? format.percent(high / n) : t('ballots:result.none'))),
        },
        {
          key: 'index',
          label: t('result.index'),
          numeric: true,
          cell: (item) => told(item, ({ index }) => <Number value={index} />),
        },
        { key: 'class', label: t('result.class'), cell: (item) => told(item, (one) => <Found figures={one} />) },
        {
          key: 'even',
          label: t('result.even'),
          numeric: true,
          cell: (item) => <Number value={item.criteria[at]?.equalWeight?.median ?? null} />,
        },
      ]}
    />
  )
}

export function Number({ value }: { value: number | null }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  return <>{value === null ? t('result.none') : format.number(value, { maximumFractionDigits: 2 })}</>
}

export function Heads({ figures: { n, cannotJudge } }: { figures: Figures }) {
  const { t } = useTranslation('criteria')
  const format = useFormat()
  return (
    <>
      {format.number(n)}
      {cannotJudge ? (
        <span className="block text-xs text-ink-2">{t('result.cannot', { count: cannotJudge })}</span>
      ) : null}
    </>
  )
}

/** The middle answer over its quartiles. */
export function Middle({ figures: { median, q1, q3 } }: { figures: Figures }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  if (median === null || q1 === null || q3 === null) return <>{t('result.none')}</>
  const said = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  return (
    <>
      {said(median)}
      <span className="block text-xs whitespace-nowrap text-ink-2">
        {t('table.range', { q1: said(q1), q3: said(q3) })}
      </span>
    </>
  )
}

/** What it was found to be, whether the panel disagrees, by which rule, and whether that is a consensus. */
export function Found({ figures }: { figures: Figures }) {
  const { t } = useTranslation(['criteria', 'ballots'])
  const { consensus, decidedBy, disagreement, classic } = figures
  if (!figures.class || !consensus) return <>{t('ballots:result.none')}</>
  const differs = classic !== null && (classic === 'disagreement') !== disagreement
  return (
    <>
      {t(`result.class-is.${figures.class}`)}
      <span className="block text-xs text-ink-2">
        {[
          t(`result.consensus-is.${consensus}`),
          ...(disagreement ? [`${t('result.disagree')} ${t(`result.decided-${decidedBy}`)}`] : []),
          ...(differs && decidedBy === 'range' ? [t(`result.classic.${classic}`)] : []),
        ].join(' · ')}
      </span>
    </>
  )
}
