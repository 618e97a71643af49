import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { type Group, GroupName, useGroups } from '#app/ui/group.tsx'
import { RatingHistogram, RATINGS } from '#app/ui/histogram.tsx'
import { Table } from '#app/ui/table.tsx'
import type { CriteriaResult, RatedItem } from './count.ts'
import type { Figures } from './figures.ts'
import { Found, Heads, Middle, Number } from './items-table.tsx'
import { type CriteriaAnswer, ratingField, showsShares } from './words.ts'

type Props = { result: CriteriaResult; item: RatedItem; at: number; own: CriteriaAnswer | null }

/** One item: its distribution with one's own answer in it, and every group. */
export function ItemDetail({ result, item, at, own }: Props) {
  const { t } = useTranslation(['criteria', 'ballots'])
  const criterion = item.criteria[at]!
  const rating = own?.[ratingField(item.id, criterion.id)]
  const { overall } = criterion
  const isHidden = criterion.groups.some(({ figures }) => figures === null)
  return (
    <>
      {item.label ? <p className="mt-2 font-medium wrap-anywhere">{item.label}</p> : null}
      {overall ? (
        <>
          <RatingHistogram
            counts={overall.counts}
            own={typeof rating === 'number' ? rating : null}
            label={item.label}
            className="mt-3"
          />
          <div className="grid grid-cols-9 gap-[3px] text-center text-xs text-ink-2" aria-hidden="true">
            {RATINGS.map((one) => (
              <span key={one}>{one}</span>
            ))}
          </div>
        </>
      ) : (
        <Banner tone="quiet">{t('ballots:result.total-hidden')}</Banner>
      )}
      {rating === undefined ? null : (
        <p className="mt-2 text-sm">{rating === null ? t('result.yours-cannot') : t('result.yours', { rating })}</p>
      )}
      <div className="mt-4">
        <ByGroup {...{ result, item, at }} />
      </div>
      {isHidden ? <p className="mt-2 text-sm text-ink-2">{t('ballots:result.small')}</p> : null}
    </>
  )
}

type Row = { id: string; group: Group | null; figures: Figures | null; voted: number }

function ByGroup({ result, item, at }: Omit<Props, 'own'>) {
  const { t } = useTranslation(['criteria', 'ballots'])
  const format = useFormat()
  const { groups } = useGroups()
  const { overall, groups: found } = item.criteria[at]!
  const rows: Row[] = [
    { id: 'all', group: null, figures: overall, voted: result.voted },
    ...groups.flatMap((group) => {
      const one = found.find(({ groupId }) => groupId === group.id)
      const { voted, eligible } = result.turnout[group.id] ?? { voted: 0, eligible: 0 }
      return one && eligible ? [{ id: group.id, group, figures: one.figures, voted }] : []
    }),
  ]
  const told = ({ figures, voted }: Row, say: (figures: Figures) => ReactNode) => {
    if (!figures) return t('ballots:table.not-shown')
    return voted === 0 ? t('ballots:table.no-vote') : say(figures)
  }
  return (
    <Table
      caption={`${item.label} ${t('ballots:result.by-group')}`.trim()}
      scroll
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'group',
          label: t('ballots:table.group'),
          header: true,
          cell: ({ group }) => (group ? <GroupName group={group} /> : t('ballots:consent.everybody')),
        },
        { key: 'n', label: t('result.n'), numeric: true, cell: (row) => told(row, (one) => <Heads figures={one} />) },
        {
          key: 'middle',
          label: t('result.middle'),
          numeric: true,
          cell: (row) => told(row, (one) => <Middle figures={one} />),
        },
        showsShares(result.rule) && {
          key: 'high',
          label: t('result.high'),
          numeric: true,
          cell: (row) => told(row, ({ high, n }) => (n ? format.percent(high / n) : t('ballots:result.none'))),
        },
        {
          key: 'index',
          label: t('result.index'),
          numeric: true,
          cell: (row) => told(row, ({ index }) => <Number value={index} />),
        },
        { key: 'class', label: t('result.class'), cell: (row) => told(row, (one) => <Found figures={one} />) },
      ]}
    />
  )
}
