import { useTranslation } from 'react-i18next'
import { ShareBar } from '#app/ui/chart.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { GroupName, useGroups, type Group } from '#app/ui/group.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Criterion } from './ballot-words.ts'
import { summarise, type Summary } from './statistics.ts'
import type { CriterionResult } from './tally.ts'

type Row = Summary & { group: Group; voters: number }
const SILENT = { ...summarise([]), voters: 0 }

/** The table twin of the ring: every group with its zero. */
export function ResultTable({ criterion, result, threshold }: { criterion: Criterion; result: CriterionResult; threshold: number }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { groups } = useGroups()
  const rows: Row[] = groups.map((group) => ({ ...(result.groups.find((one) => one.groupId === group.id) ?? SILENT), group }))
  const number = (value: number | null) => (value === null ? t('result.none') : format.number(value))
  const share = (row: Row) => (row.share === null ? t(row.voters ? 'table.no-rating' : 'table.no-vote') : format.percent(row.share))
  return (
    <Table
      caption={t('table.caption', { criterion: t(`criterion.${criterion}`) })}
      rows={rows}
      rowKey={(row) => row.group.id}
      columns={[
        { key: 'group', label: t('table.group'), header: true, cell: (row) => <GroupName group={row.group} /> },
        { key: 'rated', label: t('table.rated'), numeric: true, cell: (row) => format.number(row.n) },
        { key: 'middle', label: t('table.middle'), numeric: true, cell: (row) => number(row.median) },
        {
          key: 'quartiles',
          label: t('table.quartiles'),
          numeric: true,
          className: 'whitespace-nowrap',
          cell: (row) => (row.q1 === null ? t('result.none') : t('table.range', { q1: number(row.q1), q3: number(row.q3) })),
        },
        { key: 'share', label: t('table.share'), numeric: true, className: 'whitespace-nowrap', cell: share },
        { key: 'cannot-judge', label: t('table.cannot-judge'), numeric: true, cell: (row) => format.number(row.cannotJudge) },
        {
          key: 'bar',
          label: t('table.line'),
          hideLabel: true,
          cell: (row) =>
            row.share === null ? null : (
              <>
                <ShareBar group={row.group} share={row.share} threshold={threshold} />
                <span className="sr-only">{t(row.share >= threshold ? 'table.over' : 'table.below')}</span>
              </>
            ),
        },
      ]}
    />
  )
}
