import { METHOD_NAMES } from '../methods/method-names.ts'
import { methodOf } from '../methods/registry.server.ts'
import { countByRule } from '../rule/count-by-rule.ts'
import type { Count } from './bundle-words.ts'
import { withHeads } from './with-heads.ts'

/** The pure count of a method by its name; undefined for a name that no method bears. */
export function knownCount(method: unknown): Count | undefined {
  const name = METHOD_NAMES.find((known) => known === method)
  return name && countOf(name)
}

/** The one way from votes to a published result. */
export function countOf(method: string): Count {
  const known = methodOf({ method })
  const count = withHeads((votes, electorate, settings, options, ruled = {}) =>
    countByRule(known, votes, electorate, settings, options, ruled),
  )
  return Object.assign(count, { apart: known.apart })
}
