/** How many votes each organisation has, by its id, where they are not the same: whole numbers from 1 on. Who is not named has one. */
export type Weights = Readonly<Record<string, number>>

export const MOST_VOTES = 9999

/** How many votes this holder has: a whole number, one where nothing is said. */
export function weightOf({ weights }: { weights?: Weights }, holderId: string): number {
  return weights?.[holderId] ?? 1
}

/** The name of the field in which the votes of an organisation are written. */
export const weightField = (organisationId: string) => `weight-${organisationId}`

/** The weights that differ from one, of those who are there to be asked. Undefined where all weigh the same one. */
export function weightsAmong(weights: Weights | undefined, holderIds: readonly string[]): Weights | undefined {
  const kept = Object.entries(weights ?? {}).filter(([id, weight]) => weight !== 1 && holderIds.includes(id))
  return kept.length ? Object.fromEntries(kept) : undefined
}
