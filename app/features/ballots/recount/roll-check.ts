import { fieldOf } from './apart.ts'
import type { Bundle } from './bundle-words.ts'

/** What does not fit together of what a secret ballot publishes beside its votes. */
export type RollFault = 'roll-changed' | 'roll-small' | 'votes-differ' | 'receipts-differ' | 'receipts-twice'

/** How many voted at least: where each vote is one field, as many as answered the field that most did. */
function cast({ votes, declared }: { votes: NonNullable<Bundle['votes']>; declared?: Bundle['declared'] }) {
  if (!declared?.answers) return votes.length
  const sizes = new Map<string, number>()
  for (const vote of votes) sizes.set(fieldOf(vote), (sizes.get(fieldOf(vote)) ?? 0) + 1)
  return Math.max(0, ...sizes.values())
}

type Checked = Pick<Bundle, 'roll' | 'receipts' | 'votes'> & Partial<Pick<Bundle, 'declared'>>

/** Every vote has a mark on the roll and, where there are receipts, one of them; and the roll is the one that was frozen. */
export function rollFaults({ roll, receipts, votes, declared }: Checked): RollFault[] {
  if (!roll) return []
  const faults: [RollFault, boolean][] = [
    ['roll-changed', roll.opened !== roll.closed],
    ['roll-small', roll.cast > roll.size],
    ['votes-differ', votes !== null && cast({ votes, declared }) !== roll.cast],
    ['receipts-differ', receipts !== undefined && receipts.length !== roll.cast],
    ['receipts-twice', new Set(receipts).size !== (receipts?.length ?? 0)],
  ]
  return faults.filter(([, isThere]) => isThere).map(([fault]) => fault)
}
