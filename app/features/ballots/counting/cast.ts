/** One answer and how many it stands for: a positive whole number, 1 where nothing is said. */
export type Cast<A> = { answer: A; weight?: number }

/** How many answers this one stands for. Throws a RangeError for anything but a positive whole number. */
export function weightOf({ weight = 1 }: { weight?: number }): number {
  if (!Number.isSafeInteger(weight) || weight < 1)
    throw new RangeError(`A weight is a positive whole number, not ${weight}`)
  return weight
}

/**
 * One for each who answered: of a vote that was split, its largest part. Every other part has `part` and adds its votes, but nobody: how many people
 * answered, and which groups are small, is a matter of heads alone.
 */
export function headsOf<V extends { part?: number | true }>(votes: readonly V[]): V[] {
  return votes.filter(({ part }) => !part)
}

export function totalWeight(casts: readonly { weight?: number }[]): number {
  return casts.reduce((sum, cast) => sum + weightOf(cast), 0)
}

/** Each option by its place in the ballot. Throws a RangeError where one is named twice. */
export function indexOf(options: readonly string[]): ReadonlyMap<string, number> {
  const index = new Map(options.map((option, at) => [option, at]))
  if (index.size !== options.length) throw new RangeError('An option stands twice in the ballot')
  return index
}

/** Where an option stands in the ballot. Throws a RangeError for one that is not in it. */
export function placeIn(index: ReadonlyMap<string, number>, option: string): number {
  const at = index.get(option)
  if (at === undefined) throw new RangeError(`The ballot has no option ${option}`)
  return at
}

/** The options with the highest value, in the order of the ballot: several where they are tied. None where nobody has a value. */
export function highest<T extends { value: number | null }>(found: readonly T[]): T[] {
  const values = found.flatMap(({ value }) => (value === null ? [] : [value]))
  const top = values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY)
  return found.filter(({ value }) => value === top)
}

/** Items by a key, in the order in which the keys come. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string | number): T[][] {
  const groups = new Map<string | number, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}
