import type { SessionState } from '#app/features/sessions/session-words.ts'

/** What has happened to one item's clock. Those that nothing has happened to are not in the list. */
export type ItemClock = {
  id: string
  /** How long it ran, up to the last pause. */
  ranMs: number
  /** Minutes given to it or taken while it ran. */
  extraMinutes: number
  startedAt: number | null
  endedAt: number | null
}

/** What the room's clocks show. Moments are milliseconds of the server's clock. */
export type ClockPart = {
  state: SessionState
  startedAt: number | null
  endedAt: number | null
  /** The current item: none before the first, and none that the reader may not see. */
  itemId: string | null
  /** The current item is not this reader's to see. */
  between: boolean
  /** Since when the current item's clock runs; null while it is paused. */
  runningSince: number | null
  items: ItemClock[]
}

/** The last thing that was done with the clock: what, by whom, to which item. */
export type LastAct = {
  event: string
  by: string | null
  byId: string | null
  at: number
  itemId: string | null
  minutes: number | null
}

/** What moderators see: every item, and who did the last thing. */
export type DeskClockPart = ClockPart & { last: LastAct | null }

/** For so long the end of a session can be taken back. */
export const UNDO_END_SECONDS = 60
