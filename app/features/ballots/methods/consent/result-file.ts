import { toCsv } from '#app/shared/csv.ts'
import type { GroupLabels } from '../method.server.ts'
import type { ConsentResult, Counts } from './count.ts'
import { POSITIONS } from './words.ts'

const COLUMNS = [
  'group',
  'name',
  'eligible',
  'answered',
  'shown',
  'in_favour',
  'can_live_with_it',
  'object',
  'abstain',
  'share',
  'over_line',
] as const

/** Everybody first, then every group; what is not shown is empty. */
export function consentCsv(result: ConsentResult, labels: GroupLabels) {
  const everybody = [
    '',
    '',
    String(result.eligible),
    String(result.voted),
    ...figures(result.overall, result.share),
    '',
  ]
  const rows = result.groups.map(({ groupId, eligible, voted, counts, share, over }) => {
    const label = labels.find(({ id }) => id === groupId)
    return [
      label?.code ?? '',
      label?.name ?? '',
      String(eligible),
      String(voted),
      ...figures(counts, share),
      over === null ? '' : yesNo(over),
    ]
  })
  return toCsv(COLUMNS, [everybody, ...rows])
}

function figures(counts: Counts | null, share: number | null) {
  if (!counts) return [yesNo(false), ...POSITIONS.map(() => ''), '']
  return [yesNo(true), ...POSITIONS.map((position) => String(counts[position])), share === null ? '' : String(share)]
}

function yesNo(value: boolean) {
  return value ? 'yes' : 'no'
}
