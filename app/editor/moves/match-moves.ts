import { type Match, matchRuns, SHORTEST_MOVE, type Source } from './match-runs.ts'
import type { InsertedRun, PlacedRun, Run, TextChanges } from './text-runs.ts'

/** How many short runs one is compared with. */
const NEAR = 64

/** A run of this transaction, at its place, or one that was taken out earlier. */
export type Sought = Run & Partial<PlacedRun>
/** `authorsOnly`: a word that went and came whole in one update is whose it was, but what others write beside it need not go along. */
export type Moved = Match<Sought, InsertedRun> & { authorsOnly?: boolean }
type Changes = Pick<TextChanges, 'elementsIn' | 'elementsOut'> & { inserted: InsertedRun[] }
type Sides = { inserted: InsertedRun[]; sources: (Sought & Source)[] }

/**
 * Which inserted text stood elsewhere before. Stretches of eight letters and more are found wherever they are. Of shorter ones likeness says nothing: they
 * are found where a block was divided, joined or replaced, because what takes its place repeats all of its text, and where a word that went came
 * whole at another place. What was typed letter by letter was never put elsewhere.
 */
export function matchMoves({ inserted, elementsIn, elementsOut }: Changes, sources: (Sought & Source)[]): Moved[] {
  const structural = elementsIn.length + elementsOut.length > 0
  const sides = { inserted, sources }
  const whole = matchWhole(sides, structural)
  whole.push(...matchTurned(sides, whole))
  const long = matchRuns(without(inserted, whole), sources)
  const matches = [...whole, ...long, ...fillBetween(long)]
  return structural ? [...matches, ...matchShort(sides, matches)] : matches
}

/**
 * Those that are no coincidence: of a phrase that was taken out and of another that was typed a part may be alike. All of the one or
 * of the other was found; or half of a text that is gone, in one that came.
 */
export function certainMoves(all: Moved[]): Moved[] {
  const matches = all.filter(({ authorsOnly }) => !authorsOnly)
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
  const waiting = new Map<string, Waiting[]>()
  for (const [order, source] of sources.entries()) {
    const key = `${kindOf(source)}${source.string}`
    const alike = waiting.get(key)
    if (alike) alike.push({ order, source })
    else waiting.set(key, [{ order, source }])
  }
  return inserted.flatMap((run) => {
    const heads = wholeFrom(run, structural).flatMap(({ kind, authorsOnly }) => {
      const queue = waiting.get(`${kind}${run.string}`)
      return queue?.length ? [{ queue, authorsOnly }] : []
    })
    const [head] = heads.sort((one, other) => one.queue[0]!.order - other.queue[0]!.order)
    if (!head) return []
    const { source } = head.queue.shift()!
    const { authorsOnly } = head
    return [take({ inserted: run, at: 0, source, from: 0, length: run.string.length, authorsOnly })]
  })
}

type Waiting = { order: number; source: Sides['sources'][number] }
/** Where a run stood: in a text that is gone, at an end of one that stands or within it, or nowhere in this transaction. */
const KINDS = ['gone', 'end', 'within', 'nowhere'] as const
type Kind = (typeof KINDS)[number]

function kindOf({ text, gone, first, last }: Sought): Kind {
  if (gone) return text ? 'gone' : 'nowhere'
  return !text ? 'nowhere' : first || last ? 'end' : 'within'
}

/** Where a run may have stood that came as it went: short ones by their place, or because nobody types several letters at once. */
function wholeFrom({ string, fresh, typed }: InsertedRun, structural: boolean): { kind: Kind; authorsOnly: boolean }[] {
  const short = string.length < SHORTEST_MOVE
  if (typed?.length) return []
  return KINDS.flatMap((kind): { kind: Kind; authorsOnly: boolean }[] => {
    const byPlace = structural && (kind === 'gone' || kind === 'nowhere' || (kind === 'end' && fresh))
    if (!short || byPlace) return [{ kind, authorsOnly: false }]
    return string.length > 1 && kind !== 'nowhere' ? [{ kind, authorsOnly: true }] : []
  })
}

/** What stands between two stretches that were found, or beside the first and the last, is too short to be searched for but not for its place. */
function fillBetween(found: Moved[]): Moved[] {
  return found.flatMap((match) => {
    const fills: Moved[] = []
    const { inserted, source } = match
    const taken: { at: number; length: number }[] = found.filter((other) => other.inserted === inserted)
    taken.push(...(inserted.typed ?? []))
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

/**
 * What was put elsewhere within its line, or beside letters that are like its own, is told as cut at another letter: its end comes before its beginning.
 * Of longer ones only within their text, where nothing else begins as one of them ends.
 */
function matchTurned({ inserted, sources }: Sides, whole: Moved[]): Moved[] {
  const waiting = new Map<unknown, Sides['sources']>()
  const placeOf = ({ string, text }: Run & { text?: unknown }) => (string.length < SHORTEST_MOVE ? string.length : text)
  for (const source of sources) {
    if (!source.text || source.used.includes(true)) continue
    const there = waiting.get(placeOf(source))
    if (there) there.push(source)
    else waiting.set(placeOf(source), [source])
  }
  return without(inserted, whole).flatMap((run) => {
    const { length } = run.string
    const there = (run.text && !run.typed?.length && length > 1 && waiting.get(placeOf(run))) || []
    const source = there.slice(0, NEAR).find(({ string }) => turn(string, run.string) >= 0)
    if (!source) return []
    there.splice(there.indexOf(source), 1)
    const by = turn(source.string, run.string)
    const given = { inserted: run, source, authorsOnly: length < SHORTEST_MOVE }
    return [
      take({ ...given, at: 0, from: by, length: length - by }),
      take({ ...given, at: length - by, from: 0, length: by }),
    ]
  })
}

/** At which letter of the one the other begins, which goes on with its beginning; -1 where it does not. */
function turn(one: string, other: string) {
  return one.length === other.length ? (one + one).indexOf(other) : -1
}

function without(inserted: InsertedRun[], matches: Moved[]) {
  const found = new Set(matches.map((match) => match.inserted))
  return inserted.filter((run) => !found.has(run))
}

/** A short text whose block was replaced, with something added to it or taken from it on the way; or divided, more than once. */
function matchShort({ inserted, sources }: Sides, matches: Moved[]): Moved[] {
  const byRun = new Map<InsertedRun, Moved[]>()
  for (const match of matches) byRun.set(match.inserted, [...(byRun.get(match.inserted) ?? []), match])
  const free = inserted.flatMap((run) => freeIn(run, [...(byRun.get(run) ?? []), ...(run.typed ?? [])]))
  return sources.flatMap((source) => {
    if (source.used.includes(true)) return []
    const found: Moved[] = []
    let rest: Rest = { from: 0, to: source.string.length }
    while (rest.from < rest.to && found.length < NEAR) {
      const best = bestFor(source, rest, free)
      if (!best) break
      const { segment, parts } = best
      const taken = parts.map((part) => take({ inserted: segment.run, source, ...part }))
      free.splice(free.indexOf(segment), 1, ...freeIn(segment.run, taken, segment))
      found.push(...taken)
      rest = restOf(rest, parts)
    }
    return found
  })
}

type Rest = { from: number; to: number }
type Part = { at: number; from: number; length: number }

function bestFor(source: Sought, { from, to }: Rest, free: Segment[]) {
  const string = source.string.slice(from, to)
  let best: { segment: Segment; parts: Part[]; letters: number } | null = null
  for (const segment of free.slice(0, NEAR)) {
    if (!segment.run.text || !mayFollow(source, segment.run)) continue
    const parts = alike(string, segment).map((part) => ({ ...part, from: part.from + from }))
    const letters = parts.reduce((sum, { length }) => sum + length, 0)
    if (letters > (best?.letters ?? 0) && letters === Math.min(string.length, segment.to - segment.from))
      best = { segment, parts, letters }
  }
  return best
}

/** What is before or behind a stretch that was found, when that is at an end. */
function restOf({ from, to }: Rest, parts: Part[]): Rest {
  const [part, more] = parts as [Part, Part | undefined]
  if (more) return { from: to, to }
  if (part.from === from) return { from: part.from + part.length, to }
  return { from, to: part.from + part.length === to ? part.from : from }
}

/** The stretches of a run that nothing was found for. */
function freeIn(
  run: InsertedRun,
  matches: { at: number; length: number }[],
  within = { from: 0, to: run.string.length },
): Segment[] {
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
