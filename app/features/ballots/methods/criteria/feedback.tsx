import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { type Group, GroupName, useGroups } from '#app/ui/group.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ItemReason } from '../../ballot-words.ts'
import type { CriteriaRule, ItemCriterion, RatedItem } from './count.ts'
import type { Figures } from './figures.ts'
import { Middle } from './items-table.tsx'
import { ReasonsList } from './reasons-list.tsx'
import { useCriterionName } from './rule-words.tsx'
import { criteriaOf, showsShares } from './words.ts'

type Props = { item: RatedItem; rule: CriteriaRule; round: number; reasons: readonly ItemReason[] }

/** What the round before said of an item: on every criterion the middle half in words, low, middle and high by group where that is shown, and why. */
export function Feedback({ item, rule, round, reasons }: Props) {
  const { t } = useTranslation('criteria')
  const told = item.criteria.filter(({ overall, groups }) => overall?.n || groups.some(({ figures }) => figures?.n))
  return (
    <>
      {told.length ? (
        <Disclosure summary={t('feedback.title', { round })} icon="table" className="mt-4">
          {told.map((one) => (
            <OneCriterion key={one.id} {...{ rule, round }} criterion={one} />
          ))}
        </Disclosure>
      ) : null}
      <ReasonsList reasons={reasons} itemId={item.id} open />
    </>
  )
}

function OneCriterion({ criterion, rule, round }: { criterion: ItemCriterion } & Pick<Props, 'rule' | 'round'>) {
  const { t } = useTranslation(['criteria', 'ballots'])
  const criteria = criteriaOf(rule)
  const name = useCriterionName()(criteria.find(({ id }) => id === criterion.id) ?? { name: '' })
  return (
    <div className="mt-2">
      {criteria.length > 1 ? <h4 className="font-medium">{name}</h4> : null}
      <p className="mb-2 text-sm">
        {criterion.overall ? <InWords figures={criterion.overall} /> : t('ballots:result.total-hidden')}
      </p>
      <ByGroup
        criterion={criterion}
        shares={showsShares(rule)}
        caption={`${t('feedback.title', { round })}, ${name}`}
      />
    </div>
  )
}

function InWords({ figures: { n, median, q1, q3 } }: { figures: Figures }) {
  const { t } = useTranslation('criteria')
  const format = useFormat()
  if (median === null || q1 === null || q3 === null) return null
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  return <>{t('feedback.words', { count: n, median: number(median), q1: number(q1), q3: number(q3) })}</>
}

type Row = { id: string; group: Group | null; figures: Figures | null }

function ByGroup({ criterion, shares, caption }: { criterion: ItemCriterion; shares: boolean; caption: string }) {
  const { t } = useTranslation(['criteria', 'ballots'])
  const format = useFormat()
  const { groups } = useGroups()
  const rows: Row[] = [
    { id: 'all', group: null, figures: criterion.overall },
    ...groups.flatMap((group) => {
      const found = criterion.groups.find(({ groupId }) => groupId === group.id)
      return found && found.figures?.n !== 0 ? [{ id: group.id, group, figures: found.figures }] : []
    }),
  ]
  const part = (key: 'low' | 'middle' | 'high') =>
    shares && {
      key,
      label: t(`feedback.${key}`),
      numeric: true,
      cell: ({ figures }: Row) =>
        figures?.n ? format.percent(figures[key] / figures.n) : t('ballots:table.not-shown'),
    }
  return (
    <Table
      caption={caption}
      scroll={shares}
      grid
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'group',
          label: t('ballots:table.group'),
          header: true,
          cell: ({ group }) => (group ? <GroupName group={group} /> : t('ballots:consent.everybody')),
        },
        {
          key: 'quartiles',
          label: t('result.middle'),
          numeric: true,
          cell: ({ figures }) => (figures ? <Middle figures={figures} /> : t('ballots:table.not-shown')),
        },
        part('low'),
        part('middle'),
        part('high'),
      ]}
    />
  )
}
