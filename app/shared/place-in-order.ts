/** The order with one of its ids moved to a place counted from 1; a place beyond the end is the end. */
export function placeInOrder(ids: string[], moved: string, place: number): string[] {
  const order = ids.filter((id) => id !== moved)
  order.splice(Math.min(place - 1, order.length), 0, moved)
  return order
}
