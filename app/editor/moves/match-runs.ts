import type { Run, Written } from './text-runs.ts'

/** Shorter stretches are alike by chance. */
export const SHORTEST_MOVE = 8
/** Text that repeats itself is not searched for its every repetition. */
const CANDIDATES = 8
/** Letters compared for each that there is. */
const WORK = 64

export type Source = Run & { used: boolean[] }
export type Match<S extends Run = Run, I extends Run = Run> = {
  inserted: I
  at: number
  source: S & Source
  from: number
  length: number
}
type Place<S extends Run> = { source: S & Source; from: number }

/**
 * Where inserted text was before: the longest stretches of eight letters and more first, so that none is broken by a shorter one that is
 * alike by chance; each letter of either side is given away once. (Greedy string tiling, M. J. Wise 1993.)
 */
export function matchRuns<S extends Run, I extends Run & Written>(
  inserted: I[],
  sources: (S & Source)[],
): Match<S, I>[] {
  const long = inserted.filter(({ string }) => string.length >= SHORTEST_MOVE)
  if (!long.length || !sources.length) return []
  const places = index(sources)
  const letters = [...long, ...sources].reduce((sum, { string }) => sum + string.length, 0)
  const budget = { left: WORK * letters }
  const byLength: Match<S, I>[][] = []
  const offer = (stretch: Match<S, I>) => void (byLength[stretch.length] ??= []).push(stretch)
  for (const run of long) for (const stretch of stretchesOf(run, places, budget)) offer(stretch)

  const taken = new Map(long.map((run) => [run, typedIn(run)]))
  const matches: Match<S, I>[] = []
  for (let length = byLength.length - 1; length >= SHORTEST_MOVE; length--) {
    for (const stretch of byLength[length] ?? []) {
      const free = freeIn(stretch, taken.get(stretch.inserted)!)
      if (free.length !== 1 || free[0]!.length < length) {
        for (const part of free) offer(part)
        continue
      }
      stretch.source.used.fill(true, stretch.from, stretch.from + length)
      taken.get(stretch.inserted)!.fill(true, stretch.at, stretch.at + length)
      matches.push(stretch)
    }
  }
  return matches
}

/** What was typed is given away to nothing. */
function typedIn({ string, typed = [] }: Run & Written) {
  const letters = new Array<boolean>(string.length).fill(false)
  for (const { at, length } of typed) letters.fill(true, at, at + length)
  return letters
}

/** The run as a source of which no letter is given away yet. */
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

/** What the run has in common with the sources, each stretch as long as it goes on to both sides. */
function* stretchesOf<S extends Run, I extends Run>(
  inserted: I,
  places: Map<string, Place<S>[]>,
  budget: { left: number },
): Generator<Match<S, I>> {
  const { string } = inserted
  // Up to where the letters of a source that lie so far off were compared already.
  const compared = new Map<Source, Map<number, number>>()
  for (let at = 0; at + SHORTEST_MOVE <= string.length && budget.left > 0; at++) {
    for (const { source, from } of places.get(string.slice(at, at + SHORTEST_MOVE)) ?? []) {
      const ends = compared.get(source) ?? new Map<number, number>()
      compared.set(source, ends)
      if (at < (ends.get(from - at) ?? 0)) continue
      let [before, behind] = [0, SHORTEST_MOVE]
      while (before < at && before < from && string[at - before - 1] === source.string[from - before - 1]) before++
      while (at + behind < string.length && string[at + behind] === source.string[from + behind]) behind++
      ends.set(from - at, at + behind)
      budget.left -= before + behind
      yield { inserted, at: at - before, source, from: from - before, length: before + behind }
    }
  }
}

/** The parts of a stretch of which no letter was given away, on either side. */
function freeIn<S extends Run, I extends Run>(
  { inserted, at, source, from, length }: Match<S, I>,
  taken: boolean[],
): Match<S, I>[] {
  const parts: Match<S, I>[] = []
  for (let offset = 0; offset < length;) {
    let end = offset
    while (end < length && !taken[at + end] && source.used[from + end] === false) end++
    if (end - offset >= SHORTEST_MOVE)
      parts.push({ inserted, at: at + offset, source, from: from + offset, length: end - offset })
    offset = Math.max(end, offset) + 1
  }
  return parts
}
