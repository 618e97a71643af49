import type { Method } from '../methods/method.server.ts'
import { METHOD_NAMES, type MethodName } from '../methods/method-names.ts'
import { countByRule } from '../rule/count-by-rule.ts'
import type { Count } from './bundle-words.ts'
import { withHeads } from './with-heads.ts'

/** The pure counts, each fetched when it is first needed: a page that counts brings no other with it. */
const COUNTS: Record<MethodName, () => Promise<{ count: unknown; ruled?: unknown; apart?: unknown }>> = {
  rating: () => import('../methods/rating/counted.ts'),
  criteria: () => import('../methods/criteria/counted.ts'),
  consent: () => import('../methods/consent/counted.ts'),
  'yes-no': () => import('../methods/yes-no/counted.ts'),
  approval: () => import('../methods/approval/counted.ts'),
  ranking: () => import('../methods/ranking/counted.ts'),
  majority: () => import('../methods/majority/counted.ts'),
  score: () => import('../methods/score/counted.ts'),
  dots: () => import('../methods/dots/counted.ts'),
  quadratic: () => import('../methods/quadratic/counted.ts'),
  points: () => import('../methods/points/counted.ts'),
  pairwise: () => import('../methods/pairwise/counted.ts'),
}

/** The count of a method by its name; undefined for a name that no method bears. Rejected where it cannot be fetched. */
export async function fetchedCount(method: unknown): Promise<Count | undefined> {
  const name = METHOD_NAMES.find((known) => known === method)
  if (!name) return undefined
  const counted = (await COUNTS[name]()) as Pick<Method, 'count' | 'ruled' | 'apart'>
  const count = withHeads((votes, electorate, settings, options, ruled = {}) =>
    countByRule(counted, votes, electorate, settings, options, ruled),
  )
  return Object.assign(count, { apart: counted.apart })
}

/** Fetches every count one after the other, so that any bundle can be counted once the network is away. */
export async function fetchAllCounts() {
  for (const fetch of Object.values(COUNTS)) await fetch()
}
