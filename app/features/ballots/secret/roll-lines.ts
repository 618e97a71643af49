import { canonicalJson } from '#app/shared/canonical-json.ts'
import type { OnRoll } from './secret.policy.ts'

/** The roll as its fingerprint is taken: canonical JSON of its lines in the order of their holders, without who has voted. */
export function rollText(roll: readonly OnRoll[]): string {
  const lines = roll.map(({ holderId, groupId, weight }) => ({ holderId, groupId, weight }))
  return canonicalJson(lines.sort((a, b) => (a.holderId < b.holderId ? -1 : 1)))
}
