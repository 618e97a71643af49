import type { Refuse } from './refuse.ts'
import type { Who } from './terms.policy.ts'
import { MOST_VOTES, type Weights } from './weights.ts'

const FIELD = /^weight-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/

/** The table of organisations as the form sends it; a field that is left empty means one vote. */
export function weightsIn(sent: Record<string, unknown>, who: Who, refuse: Refuse): { weights?: Weights } {
  const weights: Record<string, number> = {}
  for (const [name, written] of Object.entries(sent)) {
    const id = FIELD.exec(name)?.[1]
    const text = typeof written === 'string' ? written.trim() : null
    if (!id || text === '') continue
    const weight = text !== null && /^\d{1,4}$/.test(text) ? Number(text) : 0
    if (weight < 1) refuse(name, `ballots.number?from=1&to=${MOST_VOTES}`)
    else if (weight !== 1) weights[id] = weight
  }
  if (!Object.keys(weights).length) return {}
  if (who !== 'organisations') refuse('who', 'ballots.weights-of-organisations')
  return { weights }
}
