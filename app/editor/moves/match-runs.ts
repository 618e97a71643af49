import type { Run } from './text-runs.ts'

/** Shorter stretches are alike by chance. */
export const SHORTEST_MOVE = 8
/** Text that repeats itself is not searched for its every repetition. */
const CANDIDATES = 8

export type Source = Run & { used: boolean[] }
export type Match<S extends Run = Run, I extends Run = Run> = { inserted: I; at: number; source: S & Source; from: number; length: number }
type Place<S extends Run> = { source: S & Source; from: number }

/** Where inserted text was before: the longest stretches first met, each letter of a source given away once. */
export function matchRuns<S extends Run, I extends Run>(inserted: I[], sources: (S & Source)[]): Match<S, I>[] {
  const long = inserted.filter(({ string }) => string.length >= SHORTEST_MOVE)
  if (!long.length || !sources.length) return []
  const places = index(sources)
  const matches: Match<S, I>[] = []
  for (const run of long) {
    for (let at = 0; at + SHORTEST_MOVE <= run.string.length; ) {
      const best = longest(run.string, at, places.get(run.string.slice(at, at + SHORTEST_MOVE)) ?? [])
      if (!best) {
        at++
        continue
      }
      best.source.used.fill(true, best.from, best.from + best.length)
      matches.push({ inserted: run, at, ...best })
      at += best.length
    }
  }
  return matches
}

export function sourceOf<S extends Run>(run: S): S & Source {
  return { ...run, used: new Array<boolean>(run.string.length).fill(false) }
}

function index<S extends Run>(sources: (S & Source)[]) {
  const places = new Map<string, Place<S>[]>()
  for (const source of sources) {
    for (let from = 0; from + SHORTEST_MOVE <= source.string.length; from++) {
      const gram = source.string.slice(from, from + SHORTEST_MOVE)
      const known = places.get(gram)
      if (!known) places.set(gram, [{ source, from }])
      else if (known.length < CANDIDATES) known.push({ source, from })
    }
  }
  return places
}

function longest<S extends Run>(string: string, at: number, places: Place<S>[]) {
  let best: (Place<S> & { length: number }) | null = null
  for (const { source, from } of places) {
    let length = 0
    while (at + length < string.length && string[at + length] === source.string[from + length] && source.used[from + length] === false) length++
    if (length >= SHORTEST_MOVE && length > (best?.length ?? 0)) best = { source, from, length }
  }
  return best
}
