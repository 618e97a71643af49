import { toCsv } from '#app/shared/csv.ts'
import type { Found, Verdict } from './rule-words.ts'

/** Every condition with what was asked and found, a line each; the conclusion stands with its item. */
export function verdictCsv({ quorum, items, conclusion }: Verdict): string {
  const columns = ['item', 'label', 'condition', 'rule', 'found', 'of', 'needed', 'met', 'conclusion']
  const lines = [
    ...quorum.map((found) => ['', '', ...line(found), conclusion]),
    ...items.flatMap(({ item, label, found, conclusion: own }) =>
      found.map((one) => [item ?? '', label ?? '', ...line(one), own]),
    ),
  ]
  return toCsv(columns, lines.length ? lines : [['', '', '', '', '', '', '', '', conclusion]])
}

function line({ condition: { kind, ...rest }, value, of, needed, met }: Found) {
  return [kind, JSON.stringify(rest), String(value), of === null ? '' : String(of), String(needed), met ? 'yes' : 'no']
}
