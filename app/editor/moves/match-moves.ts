import { type Match, matchRuns, SHORTEST_MOVE, type Source } from './match-runs.ts'
import type { InsertedRun, PlacedRun, Run, TextChanges } from './text-runs.ts'

/** How many short runs one is compared with. */
const NEAR = 64

/** A run of this transaction, at its place, or one that was taken out earlier. */
export type Sought = Run & Partial<PlacedRun>
export type Moved = Match<Sought, InsertedRun>
type Changes = Pick<TextChanges, 'elementsIn' | 'elementsOut'> & { inserted: InsertedRun[] }
type Sides = { inserted: InsertedRun[]; sources: (Sought & Source)[] }

/**
 * Which inserted text stood elsewhere before. Stretches of eight letters and more are found wherever they are; shorter ones only
 * where blocks came or went in the same transaction, because what replaces a block repeats all of its text, however short.
 */
export function matchMoves({ inserted, elementsIn, elementsOut }: Changes, sources: (Sought & Source)[]): Moved[] {
  const structural = elementsIn.length + elementsOut.length > 0
  const sides = { inserted, sources }
  const whole = matchWhole(sides, structural)
  const found = new Set(whole.map((match) => match.inserted))
  const rest = inserted.filter((run) => !found.has(run))
  const long = matchRuns(rest, sources)
  const matches = [...whole, ...long, ...fillBetween(long)]
  return structural ? [...matches, ...matchShort(sides, matches)] : matches
}

/**
 * Those that are no coincidence: of a phrase that was taken out and of another that was typed a part may be alike. All of the one or
 * of the other was found; or half of a text that is gone, in one that came.
 */
export function certainMoves(matches: Moved[]): Moved[] {
  const found = new Map<Run, number>()
  for (const { source, inserted, length } of matches) {
    for (const run of [source, inserted]) found.set(run, (found.get(run) ?? 0) + length)
  }
  const whole = (run: Run) => found.get(run) === run.string.length
  const half = (run: Run) => 2 * found.get(run)! >= run.string.length
  return matches.filter(
    ({ source, inserted }) =>
      whole(source) || whole(inserted) || (source.gone && inserted.fresh && half(source) && half(inserted)),
  )
}

/** Runs that came as they went, in the order of reading, so that of two alike each finds its own. */
function matchWhole({ inserted, sources }: Sides, structural: boolean): Moved[] {
  const waiting = new Map<string, Sides['sources']>()
  for (const source of sources) {
    if (!structural && source.string.length < SHORTEST_MOVE) continue
    const alike = waiting.get(source.string)
    if (alike) alike.push(source)
    else waiting.set(source.string, [source])
  }
  return inserted.flatMap((run) => {
    const source = waiting.get(run.string)?.shift()
    return source ? [take({ inserted: run, at: 0, source, from: 0, length: run.string.length })] : []
  })
}

/** What stands between two stretches that were found, or beside the first and the last, is too short to be searched for but not for its place. */
function fillBetween(found: Moved[]): Moved[] {
  return found.flatMap((match) => {
    const fills: Moved[] = []
    const { inserted, source } = match
    const taken = found.filter((other) => other.inserted === inserted)
    const free = (at: number) => taken.every((other) => at < other.at || at >= other.at + other.length)
    const same = (at: number, from: number) =>
      at >= 0 && from >= 0 && free(at) && source.used[from] === false && inserted.string[at] === source.string[from]
    // Given away at once: no letter stands in two places.
    const give = (fill: Pick<Moved, 'at' | 'from' | 'length'>) => {
      if (!fill.length) return
      const given = take({ inserted, source, ...fill })
      fills.push(given)
      taken.push(given)
    }
    let behind = 0
    while (same(match.at + match.length + behind, match.from + match.length + behind)) behind++
    give({ at: match.at + match.length, from: match.from + match.length, length: behind })
    let before = 0
    while (same(match.at - before - 1, match.from - before - 1)) before++
    give({ at: match.at - before, from: match.from - before, length: before })
    turned(match, free).forEach(give)
    // Behind what was added or taken out in between: the ends of both.
    const [end, sourceEnd] = [inserted.string.length, source.string.length]
    let tail = 0
    while (match.at + match.length + behind < end - tail && same(end - tail - 1, sourceEnd - tail - 1)) tail++
    give({ at: end - tail, from: sourceEnd - tail, length: tail })
    return fills
  })
}

/**
 * Where the text beside what was cut is like its beginning, the cut may as well lie a few letters further on, and is told so: what is left at
 * the one end of the source then stands at the other end of what came.
 */
function turned({ inserted, source, at, from, length }: Moved, free: (at: number) => boolean): Moved[] {
  const parts = [
    { at: 0, from: from + length, length: at, whole: source.string.length - from - length },
    { at: at + length, from: 0, length: inserted.string.length - at - length, whole: from },
  ]
  return parts.flatMap((part) => {
    const letters = inserted.string.slice(part.at, part.at + part.length)
    const isAlike =
      part.length > 0 &&
      part.length === part.whole &&
      letters === source.string.slice(part.from, part.from + part.length)
    const isFree = () =>
      letters.split('').every((_, offset) => free(part.at + offset) && source.used[part.from + offset] === false)
    return isAlike && isFree() ? [{ inserted, source, at: part.at, from: part.from, length: part.length }] : []
  })
}

type Segment = { run: InsertedRun; from: number; to: number }

/** A short text whose block was replaced, with something added to it or taken from it on the way. */
function matchShort({ inserted, sources }: Sides, matches: Moved[]): Moved[] {
  const byRun = new Map<InsertedRun, Moved[]>()
  for (const match of matches) byRun.set(match.inserted, [...(byRun.get(match.inserted) ?? []), match])
  const free = inserted.flatMap((run) => freeIn(run, byRun.get(run) ?? []))
  return sources.flatMap((source) => {
    if (source.used.includes(true) || !source.string) return []
    let best: { segment: Segment; parts: { at: number; from: number; length: number }[]; letters: number } | null = null
    for (const segment of free.slice(0, NEAR)) {
      if (!segment.run.text || !mayFollow(source, segment.run)) continue
      const parts = alike(source.string, segment)
      const letters = parts.reduce((sum, { length }) => sum + length, 0)
      if (letters > (best?.letters ?? 0) && letters === Math.min(source.string.length, segment.to - segment.from))
        best = { segment, parts, letters }
    }
    if (!best) return []
    const { segment, parts } = best
    const found = parts.map((part) => take({ inserted: segment.run, source, ...part }))
    free.splice(free.indexOf(segment), 1, ...freeIn(segment.run, found, segment))
    return found
  })
}

/** The stretches of a run that nothing was found for. */
function freeIn(run: InsertedRun, matches: Moved[], within = { from: 0, to: run.string.length }): Segment[] {
  const free: Segment[] = []
  let { from } = within
  for (const { at, length } of [...matches].sort((one, other) => one.at - other.at)) {
    if (at > from) free.push({ run, from, to: at })
    from = Math.max(from, at + length)
  }
  if (from < within.to) free.push({ run, from, to: within.to })
  return free
}

/** The whole of the source where it stands in the segment, else what both begin and end with. */
function alike(source: string, { run, from, to }: Segment) {
  const string = run.string.slice(from, to)
  const at = string.indexOf(source)
  if (at >= 0) return [{ at: from + at, from: 0, length: source.length }]
  const { head, tail } = ends(source, string)
  const parts = [
    { at: from, from: 0, length: head },
    { at: to - tail, from: source.length - tail, length: tail },
  ]
  return parts.filter(({ length }) => length > 0)
}

/** A text that is gone has gone somewhere; of one that stands only its end, or its beginning, may have become a text of its own. */
function mayFollow({ gone, first, last }: Sought, run: InsertedRun) {
  return gone === true || (run.fresh && (first === true || last === true))
}

function ends(one: string, other: string) {
  const most = Math.min(one.length, other.length)
  let head = 0
  while (head < most && one[head] === other[head]) head++
  let tail = 0
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++
  return { head, tail }
}

function take(match: Moved): Moved {
  match.source.used.fill(true, match.from, match.from + match.length)
  return match
}
