/** A group speaks with weight from this many people on; below it, the table shows its seats as open. */
export const SEATS_WANTED = 3

export type SeatedGroup = { people: number; open: number }

/** A group never disappears: with nobody at the table, all its wanted seats are open. */
export function openSeats(people: number) {
  return Math.max(0, SEATS_WANTED - people)
}

export function totals(groups: SeatedGroup[]) {
  return {
    people: groups.reduce((sum, group) => sum + group.people, 0),
    open: groups.reduce((sum, group) => sum + group.open, 0),
    missing: groups.filter((group) => group.people === 0).length,
  }
}
