import { installation } from '#app/features/programme/installation.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { holdersAmong, sendersAmong } from '../terms/holders.ts'
import type { StoredTerms } from '../terms/terms.policy.ts'
import { seated } from '../turnout.server.ts'
import type { RuleField } from './presets.ts'
import type { Condition } from './rule-words.ts'
import { type AskedNow, tooMuch } from './too-much.ts'

const COUNTED: readonly Condition['kind'][] = ['answers', 'organisations', 'groups', 'groups-favour']

/** Which fields of a rule ask for more than there is at the table now, with how much that is. */
export async function impossibleIn(
  roundtableId: string,
  { rule = [], ...terms }: StoredTerms,
  tx?: Tx,
): Promise<[RuleField, string][]> {
  if (!rule.some(({ kind }) => COUNTED.includes(kind))) return []
  const [{ groups }, seats] = await Promise.all([installation(tx), seated(roundtableId, tx)])
  const asked = { terms, present: null }
  const now: AskedNow = {
    holders: holdersAmong(seats, asked).length,
    organisations: new Set(sendersAmong(seats, asked).map(({ organisationId }) => organisationId)).size,
    groups: terms.who === 'groups' && terms.groupIds ? terms.groupIds.length : groups.length,
  }
  return tooMuch(rule, now)
}

/** Nothing is opened by a rule that nobody could meet. */
export async function refuseImpossible(tx: Tx, roundtableId: string, terms: StoredTerms) {
  const [first] = await impossibleIn(roundtableId, terms, tx)
  if (!first) return
  const [key = '', values] = first[1].split('?')
  throw new DomainError('conflict', key, Object.fromEntries(new URLSearchParams(values)))
}
