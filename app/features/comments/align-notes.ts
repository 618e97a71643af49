export type NotePlace = { id: string; wanted: number | null; height: number }

/**
 * Where the notes of a margin stand: beside their passage, pushed down when they collide. The active one keeps its place,
 * and those above it move up to make room. Notes without a passage come first.
 */
export function alignNotes(
  notes: NotePlace[],
  gap: number,
  active?: string | null,
): { tops: Map<string, number>; height: number } {
  const sorted = [...notes].sort((a, b) => (a.wanted ?? -1) - (b.wanted ?? -1))
  const tops = new Map<string, number>()
  let free = 0
  for (const { id, wanted, height } of sorted) {
    const top = Math.max(wanted ?? 0, free)
    tops.set(id, top)
    free = top + height + gap
  }
  const index = sorted.findIndex(({ id }) => id === active)
  const fixed = sorted[index]
  if (fixed && fixed.wanted !== null) pushUp(sorted.slice(0, index), tops, fixed, gap)
  const after = sorted.slice(Math.max(index, 0))
  free = after.length && after[0] ? (tops.get(after[0].id) ?? 0) : 0
  for (const { id, wanted, height } of after) {
    const top = id === active ? (tops.get(id) ?? free) : Math.max(wanted ?? 0, free)
    tops.set(id, top)
    free = top + height + gap
  }
  return { tops, height: Math.max(0, free - gap) }
}

function pushUp(above: NotePlace[], tops: Map<string, number>, fixed: NotePlace, gap: number) {
  const needed = above.reduce((sum, { height }) => sum + height + gap, 0)
  let limit = Math.max(fixed.wanted ?? 0, needed)
  tops.set(fixed.id, limit)
  for (const { id, height } of [...above].reverse()) {
    limit = Math.min(tops.get(id) ?? 0, limit - height - gap)
    tops.set(id, limit)
  }
}
