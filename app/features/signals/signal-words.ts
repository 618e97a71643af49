/** What may be signalled. Two reactions and no more: nobody reads a list of them while somebody speaks. */
export const SIGNALS = ['slower', 'cannot-hear', 'thumbs-up', 'applause'] as const
export type SignalKind = (typeof SIGNALS)[number]

/** How long moderators see one. */
export const FADES_AFTER_MS = 2 * 60_000
/** Those that end within so short a time are told as one number: it says nothing of when a single person pressed. */
export const TOGETHER_MS = 10_000

/** So many of a kind are seen until then, in milliseconds of the database's clock. */
export type Fading = [until: number, count: number]
export type SignalsPart = Record<SignalKind, Fading[]>

/** How many of each kind are seen at this moment. */
export function signalsNow(part: SignalsPart, now: number): Record<SignalKind, number> {
  const seen = (kind: SignalKind) =>
    part[kind].reduce((total, [until, count]) => (until > now ? total + count : total), 0)
  return Object.fromEntries(SIGNALS.map((kind) => [kind, seen(kind)])) as Record<SignalKind, number>
}
