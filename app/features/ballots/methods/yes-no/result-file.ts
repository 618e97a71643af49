import { toCsv } from '#app/shared/csv.ts'
import type { GroupLabels } from '../method.server.ts'
import type { Counts, YesNoResult } from './count.ts'
import { CHOICES } from './words.ts'

/** Everybody first, then every group; what is not shown is empty. */
export function yesNoCsv(result: YesNoResult, labels: GroupLabels) {
  const columns = ['group', 'name', 'eligible', 'answered', 'shown', ...CHOICES, 'share']
  const everybody = ['', '', ...line(result.eligible, result.voted, result.overall, result.share)]
  const rows = result.groups.map(({ groupId, eligible, voted, counts, share }) => {
    const label = labels.find(({ id }) => id === groupId)
    return [label?.code ?? '', label?.name ?? '', ...line(eligible, voted, counts, share)]
  })
  return toCsv(columns, [everybody, ...rows])
}

function line(eligible: number, voted: number, counts: Counts | null, share: number | null) {
  const said = CHOICES.map((choice) => (counts ? String(counts[choice]) : ''))
  return [String(eligible), String(voted), counts ? 'yes' : 'no', ...said, share === null ? '' : String(share)]
}
