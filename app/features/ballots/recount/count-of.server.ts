import { METHOD_NAMES } from '../methods/method-names.ts'
import { methodOf } from '../methods/registry.server.ts'
import type { Count } from './bundle-words.ts'

/** The pure count of a method by its name; undefined for a name that no method bears. */
export function knownCount(method: unknown): Count | undefined {
  const name = METHOD_NAMES.find((known) => known === method)
  return name && countOf(name)
}

export function countOf(method: string): Count {
  const { count } = methodOf({ method })
  return (votes, electorate, settings, options) => (count as Count)(votes, electorate, settings, options)
}
