/** More do not fit round the drawn table. */
export const SEATS_MAX = 9

/** A group never disappears: with nobody at the table, all its wanted seats are open. */
export function openSeats(people: number, wanted: number) {
  return Math.max(0, wanted - people)
}
