import { toCsv } from '#app/shared/csv.ts'
import type { GroupLabels } from '../method.server.ts'
import type { CriteriaResult } from './count.ts'
import type { Figures } from './figures.ts'
import { criteriaOf } from './words.ts'

const FIGURES = [
  ...['n', 'cannotJudge', 'median', 'q1', 'q3', 'p30', 'p70', 'index', 'madm', 'low', 'middle', 'high'],
  ...['classic', 'disagreement', 'decidedBy', 'class', 'consensus'],
] as const satisfies readonly (keyof Figures)[]
const RATINGS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
const COLUMNS = [
  ...['item', 'label', 'criterion', 'criterion_name', 'group', 'name', 'shown', ...RATINGS],
  ...['n', 'cannot_judge', 'median', 'q1', 'q3', 'p30', 'p70', 'disagreement_index', 'madm', 'low', 'middle', 'high'],
  ...['counting_rule', 'disagreement', 'decided_by', 'class', 'consensus', 'equal_weight_median', 'equal_weight_high'],
  'percentile_rule',
]

/** A line for everybody and each group, of every item and criterion; what is not shown is empty. */
export function criteriaCsv({ rule, items }: CriteriaResult, labels: GroupLabels) {
  const names = new Map(criteriaOf(rule).map(({ id, name }) => [id, name]))
  const lines = items.flatMap(({ id, label, criteria }) =>
    criteria.flatMap(({ id: criterion, overall, groups, equalWeight }) => {
      const start = [id, label, criterion, names.get(criterion) ?? '']
      const even = [text(equalWeight?.median), text(equalWeight?.high)]
      return [
        [...start, '', '', ...told(overall), ...even, rule.percentileRule],
        ...groups.map(({ groupId, figures }) => {
          const group = labels.find((one) => one.id === groupId)
          return [...start, group?.code ?? '', group?.name ?? '', ...told(figures), '', '', rule.percentileRule]
        }),
      ]
    }),
  )
  return toCsv(COLUMNS, lines)
}

function told(figures: Figures | null) {
  if (!figures) return ['no', ...RATINGS.map(() => ''), ...FIGURES.map(() => '')]
  return ['yes', ...figures.counts.map(String), ...FIGURES.map((key) => text(figures[key]))]
}

function text(value: string | number | boolean | number[] | null | undefined) {
  if (value === null || value === undefined) return ''
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}
