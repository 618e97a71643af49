import { useTranslation } from 'react-i18next'
import { ShareBar } from '#app/ui/chart.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { type Group, GroupName, useGroups } from '#app/ui/group.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Publication, PublishedGroup } from './publication.ts'
import type { Criterion } from './words.ts'

type Row = PublishedGroup & { group: Group }

/** The table twin of the ring: every group with its zero, those that are not shown with how many answered. */
export function ResultTable({ criterion, result }: { criterion: Criterion; result: Publication }) {
  const { t } = useTranslation('ballots')
  const { groups } = useGroups()
  const rows: Row[] = groups.flatMap((group) => {
    const found = result.criteria[criterion].groups.find((one) => one.groupId === group.id)
    return found ? [{ ...found, group }] : []
  })
  return (
    <Table
      caption={t('table.caption', { criterion: t(`criterion.${criterion}`) })}
      rows={rows}
      rowKey={(row) => row.group.id}
      columns={[
        { key: 'group', label: t('table.group'), header: true, cell: (row) => <GroupName group={row.group} /> },
        { key: 'answered', label: t('table.answered'), numeric: true, cell: (row) => <Answered row={row} /> },
        { key: 'middle', label: t('table.middle'), numeric: true, cell: (row) => <Middle row={row} /> },
        {
          key: 'share',
          label: t('table.share'),
          numeric: true,
          cell: (row) => <Share row={row} threshold={result.rule.threshold} />,
        },
      ]}
    />
  )
}

function Answered({ row }: { row: Row }) {
  const { t } = useTranslation('ballots')
  const { cannotJudge = 0 } = row.summary ?? {}
  return (
    <>
      <span className="whitespace-nowrap">{t('table.answered-of', { voted: row.voted, eligible: row.eligible })}</span>
      {cannotJudge > 0 ? (
        <span className="block text-xs text-ink-2">{t('table.could-not-judge', { count: cannotJudge })}</span>
      ) : null}
    </>
  )
}

/** The middle answer over its quartiles. */
function Middle({ row: { summary } }: { row: Row }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  if (summary?.median == null || summary.q1 === null || summary.q3 === null) return t('result.none')
  return (
    <>
      {format.number(summary.median)}
      <span className="block text-xs whitespace-nowrap text-ink-2">
        {t('table.range', { q1: format.number(summary.q1), q3: format.number(summary.q3) })}
      </span>
    </>
  )
}

function Share({ row: { group, voted, summary, overLine }, threshold }: { row: Row; threshold: number }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  if (voted === 0) return t('table.no-vote')
  if (summary?.share == null) return t('table.not-shown')
  return (
    <>
      {format.percent(summary.share)}
      {overLine === null ? null : (
        <span className="mt-1 flex justify-end">
          <ShareBar group={group} share={summary.share} threshold={threshold} />
          <span className="sr-only">{t(overLine ? 'table.over' : 'table.below')}</span>
        </span>
      )}
    </>
  )
}
