type Item = { id: string; parentId: string | null; position: number }

/** The agenda in its order: what stands below an item follows it. */
export function inOrder<I extends Item>(items: readonly I[]): I[] {
  const below = (parentId: string | null) =>
    items.filter((item) => item.parentId === parentId).sort((one, other) => one.position - other.position)
  return below(null).flatMap((item) => [item, ...below(item.id)])
}

/** What a session goes through, one after the other: items that have none below them. */
export function stepsOf<I extends Item>(items: readonly I[]): I[] {
  return inOrder(items).filter(({ id }) => !items.some(({ parentId }) => parentId === id))
}

/** The number by which everybody knows a step: those that not everybody sees have none, 0. */
export function numberOf(steps: readonly { id: string; visibility: string }[], itemId: string | null): number {
  return steps.filter(({ visibility }) => visibility === 'all').findIndex(({ id }) => id === itemId) + 1
}

/** Where the room goes from an item; from one that has been divided since, to what it was divided into. Undefined at either end. */
export function stepFrom<I extends Item>(steps: readonly I[], itemId: string | null, by: 1 | -1): I | undefined {
  const at = steps.findIndex(({ id }) => id === itemId)
  if (at >= 0) return steps[at + by]
  const part = steps.findIndex(({ parentId }) => parentId !== null && parentId === itemId)
  return by === 1 ? steps[Math.max(part, 0)] : steps[part - 1]
}
