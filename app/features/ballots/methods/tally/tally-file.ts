import { toCsv } from '#app/shared/csv.ts'
import type { GroupLabels } from '../method.server.ts'
import type { Figures, Sides, TallyResult } from './tally.ts'

const COLUMNS = [
  'option',
  'label',
  'group',
  'name',
  'answered',
  'shown',
  'answers',
  'sum',
  'mean',
  'median',
  'sd',
  'equal_weight',
  'chosen',
]

const SIDES = ['agree', 'disagree', 'passed'] as const

/** A line for everybody and each group, of every option; what is not shown is empty. Sides, which groups alone have, stand in a result that says them. */
export function tallyCsv(result: TallyResult, labels: GroupLabels) {
  const sides = result.rule.sides ? SIDES : []
  const sidesOf = (figures?: Partial<Sides> | null) => sides.map((side) => text(figures?.[side]))
  const lines = result.options.flatMap(({ id, label }, at) => {
    const chosen = result.chosen ? (result.chosen.includes(id) ? 'yes' : 'no') : ''
    const even = result.equalWeight[at]?.mean
    const everybody = [
      id,
      label,
      '',
      '',
      String(result.voted),
      ...figuresOf(result.overall[at]),
      text(even),
      chosen,
      ...sidesOf(),
    ]
    const groups = result.groups.map(({ groupId, voted, figures }) => {
      const group = labels.find((one) => one.id === groupId)
      return [
        id,
        label,
        group?.code ?? '',
        group?.name ?? '',
        String(voted),
        ...figuresOf(figures[at]),
        '',
        '',
        ...sidesOf(figures[at]),
      ]
    })
    return [everybody, ...groups]
  })
  return toCsv([...COLUMNS, ...sides], lines)
}

function figuresOf(figures: Figures | null | undefined) {
  if (!figures) return ['no', '', '', '', '', '']
  const { n, sum, mean, median, sd } = figures
  return ['yes', ...[n, sum, mean, median, sd].map(text)]
}

function text(value: number | null | undefined) {
  return value === null || value === undefined ? '' : String(value)
}
