import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { type GroupRow, GroupTable } from '../group-table.tsx'
import type { ConsentResult, Counts } from './count.ts'
import { POSITIONS } from './words.ts'

type Row = GroupRow<Counts>

/** The table twin of the ring. */
export function ConsentTable({ result }: { result: ConsentResult }) {
  const { t } = useTranslation('ballots')
  return (
    <GroupTable
      caption={t('consent.caption')}
      result={result}
      columns={[
        { key: 'share', label: t('consent.in-favour-or-live'), numeric: true, cell: (row) => <Said row={row} /> },
      ]}
    />
  )
}

/** The share over how many said what. */
function Said({ row: { voted, counts, share } }: { row: Row }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  if (voted === 0) return t('table.no-vote')
  if (!counts) return t('table.not-shown')
  const said = POSITIONS.filter((position) => counts[position] > 0).map((position) =>
    t(`consent.counts.${position}`, { count: counts[position] }),
  )
  return (
    <>
      {share === null ? t('result.none') : format.percent(share)}
      <span className="block text-xs text-ink-2">{format.list(said)}</span>
    </>
  )
}
