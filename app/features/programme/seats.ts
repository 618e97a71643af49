/** More do not fit round the drawn table. */
export const SEATS_MAX = 9

export type SeatedGroup = { people: number; open: number }

/** A group never disappears: with nobody at the table, all its wanted seats are open. */
export function openSeats(people: number, wanted: number) {
  return Math.max(0, wanted - people)
}

export function totals(groups: SeatedGroup[]) {
  return {
    people: groups.reduce((sum, group) => sum + group.people, 0),
    open: groups.reduce((sum, group) => sum + group.open, 0),
    missing: groups.filter((group) => group.people === 0).length,
  }
}
