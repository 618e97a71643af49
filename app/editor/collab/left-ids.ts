/** Under which client id somebody has left a text on this device with all of theirs stored, and up to which clock that is. */
export type Left = { clientId: number; clock: number; lineage: string }

/** Whoever comes back goes on under such an id: each new one would make every later edit of the text a little slower, for good. */
export type LeftIds = {
  all(subjectId: string): Left[]
  add(subjectId: string, left: Left): void
  remove(subjectId: string, clientId: number): void
}

/** Several tabs of one device may have the text open. */
const MOST = 4

export function leftIdsIn(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): LeftIds {
  const keyOf = (subjectId: string) => `left-${subjectId}`
  const all = (subjectId: string): Left[] => {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(subjectId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isLeft) : []
  }
  const write = (subjectId: string, ids: Left[]) =>
    ids.length ? storage.setItem(keyOf(subjectId), JSON.stringify(ids)) : storage.removeItem(keyOf(subjectId))
  const without = (subjectId: string, clientId: number) => all(subjectId).filter((it) => it.clientId !== clientId)
  return {
    all: (subjectId) => withoutFailing(() => all(subjectId)) ?? [],
    add: (subjectId, left) =>
      withoutFailing(() => write(subjectId, [left, ...without(subjectId, left.clientId)].slice(0, MOST))),
    remove: (subjectId, clientId) => withoutFailing(() => write(subjectId, without(subjectId, clientId))),
  }
}

/** The store that was given, or the browser's. None where tabs cannot agree on who has an id: two under one would spoil the text. */
export function leftIdsFor({ leftIds }: { leftIds?: LeftIds }): LeftIds | null {
  if (leftIds) return leftIds
  return typeof navigator !== 'undefined' && navigator.locks
    ? (withoutFailing(() => leftIdsIn(localStorage)) ?? null)
    : null
}

function isLeft(value: unknown): value is Left {
  const { clientId, clock, lineage } = (value ?? {}) as Partial<Left>
  return Number.isInteger(clientId) && Number.isInteger(clock) && typeof lineage === 'string'
}

/** A browser that keeps nothing costs an id, never the session. */
function withoutFailing<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
