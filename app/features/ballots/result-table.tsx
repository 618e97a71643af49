import { useTranslation } from 'react-i18next'
import { ShareBar } from '#app/ui/chart.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { GroupName, useGroups, type Group } from '#app/ui/group.tsx'
import { Table, type Column } from '#app/ui/table.tsx'
import type { Criterion } from './ballot-words.ts'
import type { Publication, PublishedGroup } from './publication.ts'

type Row = PublishedGroup & { group: Group }

/** The table twin of the ring: every group with its zero, those that are not shown with how many answered. */
export function ResultTable({ criterion, result }: { criterion: Criterion; result: Publication }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { groups } = useGroups()
  const rows: Row[] = groups.flatMap((group) => {
    const found = result.criteria[criterion].groups.find((one) => one.groupId === group.id)
    return found ? [{ ...found, group }] : []
  })
  const none = t('result.none')
  const number = (value: number | null | undefined) => (value == null ? none : format.number(value))
  const share = ({ voted, summary }: Row) => {
    if (voted === 0) return t('table.no-vote')
    return summary ? format.percent(summary.share ?? 0) : t('table.not-shown')
  }
  const columns: Column<Row>[] = [
    { key: 'group', label: t('table.group'), header: true, cell: (row) => <GroupName group={row.group} /> },
    { key: 'answered', label: t('table.answered'), numeric: true, className: 'whitespace-nowrap', cell: (row) => t('table.answered-of', row) },
    { key: 'middle', label: t('table.middle'), numeric: true, cell: ({ summary }) => number(summary?.median) },
    {
      key: 'quartiles',
      label: t('table.quartiles'),
      numeric: true,
      className: 'whitespace-nowrap',
      cell: ({ summary }) => (summary?.q1 == null ? none : t('table.range', { q1: number(summary.q1), q3: number(summary.q3) })),
    },
    { key: 'share', label: t('table.share'), numeric: true, className: 'whitespace-nowrap', cell: share },
    { key: 'cannot-judge', label: t('table.cannot-judge'), numeric: true, cell: ({ summary }) => number(summary?.cannotJudge) },
  ]
  const bar: Column<Row> = {
    key: 'bar',
    label: t('table.line'),
    hideLabel: true,
    cell: ({ group, summary, overLine }) =>
      overLine === null ? null : (
        <>
          <ShareBar group={group} share={summary?.share ?? 0} threshold={result.rule.threshold} />
          <span className="sr-only">{t(overLine ? 'table.over' : 'table.below')}</span>
        </>
      ),
  }
  const caption = t('table.caption', { criterion: t(`criterion.${criterion}`) })
  return <Table caption={caption} rows={rows} rowKey={(row) => row.group.id} columns={result.enough ? [...columns, bar] : columns} />
}
