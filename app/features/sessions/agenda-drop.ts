import { hasChildren, type ItemPlace, orderAfter, siblingsOf } from './agenda-order.ts'

type Item = { id: string; parentId: string | null }
/** A row of the agenda as it stands on the screen. */
export type RowBox = { id: string; top: number; bottom: number }
/** Where it would fall, and where that is on the screen; `moves` is false where it stands already. */
export type Drop = { place: ItemPlace; y: number; moves: boolean }

/** So far to the side means another level. */
const STEP_ASIDE = 28

/**
 * Where an item falls that is dragged to `y`. Straight up and down it keeps its level where it can; `aside` is how far it was
 * drawn to the right, which puts it below what stands above it, or to the left, which takes it out again.
 */
export function dropAt(items: Item[], dragged: Item, boxes: RowBox[], y: number, aside: number): Drop | null {
  const whole = hasChildren(items, dragged.id)
  const rest = items.filter(({ id, parentId }) => id !== dragged.id && parentId !== dragged.id)
  const boxOf = new Map(boxes.map((box) => [box.id, box]))
  const rows = rest.flatMap((item) => boxOf.get(item.id) ?? [])
  if (!rows.length || rows.length < rest.length) return null
  const meant = levelMeant(dragged, whole, aside)
  const gaps = rest.map((_, at) => at).concat(rest.length)
  const open = gaps.flatMap((at) => {
    const parentId = parentAt(rest, at, meant)
    return parentId === undefined ? [] : { at, parentId, y: lineAt(rows, at) }
  })
  const over = gaps.findLast((at) => at === 0 || middleOf(rows[at - 1]!) < y) ?? 0
  const nearest = open.toSorted((one, other) => Math.abs(one.at - over) - Math.abs(other.at - over))[0]
  if (!nearest) return null
  const beforeId = rest.slice(nearest.at).find(({ parentId }) => parentId === nearest.parentId)?.id
  const follows = nearest.parentId === null || rest[nearest.at]?.parentId === nearest.parentId
  const place: ItemPlace = { parentId: nearest.parentId, ...(beforeId && follows && { beforeId }) }
  return { place, y: nearest.y, moves: leads(items, dragged, place) }
}

type Level = 'top' | 'below' | 'as-it-is' | 'whole'

function levelMeant({ parentId }: Item, whole: boolean, aside: number): Level {
  if (whole) return 'whole'
  if (aside >= STEP_ASIDE) return 'below'
  return parentId === null || aside <= -STEP_ASIDE ? 'top' : 'as-it-is'
}

/** Below which item it would stand there, null for the top; undefined where it cannot stand. Of two levels the one that is meant. */
function parentAt(rest: Item[], at: number, meant: Level): string | null | undefined {
  const [above, under] = [rest[at - 1], rest[at]]
  const below = above && meant !== 'whole' ? (above.parentId ?? above.id) : undefined
  if (under && under.parentId !== null) return below
  if (meant === 'below') return below ?? null
  return meant === 'as-it-is' && above && above.parentId !== null ? below : null
}

function leads(items: Item[], dragged: Item, place: ItemPlace) {
  if (dragged.parentId !== place.parentId) return true
  return orderAfter(items, dragged, place).join() !== siblingsOf(items, place.parentId).join()
}

const middleOf = ({ top, bottom }: RowBox) => (top + bottom) / 2
const lineAt = (rows: RowBox[], at: number) => (at < rows.length ? rows[at]!.top : rows.at(-1)!.bottom)
