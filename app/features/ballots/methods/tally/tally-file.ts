import { toCsv } from '#app/shared/csv.ts'
import type { GroupLabels } from '../method.server.ts'
import type { Figures, TallyResult } from './tally.ts'

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

/** A line for everybody and each group, of every option; what is not shown is empty. */
export function tallyCsv(result: TallyResult, labels: GroupLabels) {
  const lines = result.options.flatMap(({ id, label }, at) => {
    const chosen = result.chosen ? (result.chosen.includes(id) ? 'yes' : 'no') : ''
    const even = result.equalWeight[at]?.mean
    const everybody = [id, label, '', '', String(result.voted), ...figuresOf(result.overall[at]), text(even), chosen]
    const groups = result.groups.map(({ groupId, voted, figures }) => {
      const group = labels.find((one) => one.id === groupId)
      return [id, label, group?.code ?? '', group?.name ?? '', String(voted), ...figuresOf(figures[at]), '', '']
    })
    return [everybody, ...groups]
  })
  return toCsv(COLUMNS, lines)
}

function figuresOf(figures: Figures | null | undefined) {
  if (!figures) return ['no', '', '', '', '', '']
  const { n, sum, mean, median, sd } = figures
  return ['yes', ...[n, sum, mean, median, sd].map(text)]
}

function text(value: number | null | undefined) {
  return value === null || value === undefined ? '' : String(value)
}
