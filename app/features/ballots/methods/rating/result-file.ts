import { toCsv } from '#app/shared/csv.ts'
import type { GroupLabels } from '../method.server.ts'
import type { Publication, PublishedGroup } from './publication.ts'
import type { Summary } from './statistics.ts'
import { CRITERIA, type Criterion } from './words.ts'

const RATED = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const COLUMNS = [
  'criterion',
  'group',
  'name',
  'eligible',
  'answered',
  'shown',
  ...RATED,
  'cannot_judge',
  'middle',
  'share_7_or_more',
  'over_line',
] as const

/**
 * A published result as a table: for each criterion everybody first, then every group. What is not shown is empty, so that
 * every figure of the page can be worked out again from the distributions, and nothing beyond them.
 */
export function resultCsv(result: Publication, groups: GroupLabels) {
  return toCsv(
    COLUMNS,
    CRITERIA.flatMap((criterion) => rowsOf(criterion, result, groups)),
  )
}

function rowsOf(criterion: Criterion, result: Publication, labels: GroupLabels) {
  const { overall, groups } = result.criteria[criterion]
  const everybody = [criterion, '', '', String(result.eligible), String(result.voted), ...figures(overall), '']
  return [
    everybody,
    ...groups.map((group) => [
      criterion,
      ...labelled(group, labels),
      ...figures(group.summary),
      group.overLine === null ? '' : yesNo(group.overLine),
    ]),
  ]
}

function labelled({ groupId, eligible, voted }: PublishedGroup, labels: GroupLabels) {
  const label = labels.find(({ id }) => id === groupId)
  return [label?.code ?? '', label?.name ?? '', String(eligible), String(voted)]
}

function figures(summary: Summary | null) {
  if (!summary) return [yesNo(false), ...RATED.map(() => ''), '', '', '']
  const { distribution, cannotJudge, median, share } = summary
  return [yesNo(true), ...distribution.map(String), String(cannotJudge), text(median), text(share)]
}

function text(value: number | null) {
  return value === null ? '' : String(value)
}

function yesNo(value: boolean) {
  return value ? 'yes' : 'no'
}
