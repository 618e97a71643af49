import type { Reason } from './fair-order.ts'
import type { FloorKind, FloorOrder, FloorWeights, Queue } from './floor-words.ts'

export type FloorPerson = { personId: string; name: string; groupId: string }

/** Who has the floor. It runs since `runningSince`, in milliseconds of the server's clock, on top of `spokenMs`; a pause stands still. */
export type Speaker = FloorPerson & {
  speechId: string
  organisation: string
  kind: FloorKind
  allowedSeconds: number
  spokenMs: number
  runningSince: number | null
}

export type PlaceShown = FloorPerson & { id: string; kind: FloorKind; pinned: boolean; reasons: Reason[] }

/** What everybody at a session sees of the floor: nothing that anybody wants to say, and the same for all. */
export type FloorPart = {
  queue: Queue
  order: FloorOrder
  speechSeconds: number
  /** How long a speech has taken so far, for an estimate. */
  typicalSeconds: number
  speaker: Speaker | null
  /** The next in order, each with its reasons, and whose turn is after them. */
  next: PlaceShown[]
  later: string[]
  /** What each group has said up to the last stop of its speakers' clocks, in the session and on an item with a limit. */
  groupMs: Record<string, number>
  budget: { itemId: string; seconds: number; groupMs: Record<string, number> } | null
  /** Who has had the floor, or has it. */
  spoken: string[]
  last: (FloorPerson & { ms: number })[]
}

/** Somebody who sits at the table; `here` where they are in the room or on the line. */
export type Seated = FloorPerson & { here: boolean }

export type DeskPlace = PlaceShown & { line: string; added: boolean }

/** What moderators see besides: everybody in order, with what they want to say. */
export type DeskFloorPart = { weights: FloorWeights; places: DeskPlace[] }

/** So many of those who wait are told to everybody by name and with reasons: more than fit a screen, and few enough for three hundred phones. */
export const SHOWN_PLACES = 12
