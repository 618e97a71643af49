import { setTimeout } from 'node:timers/promises'
import { presentPart } from '#app/features/attendance/present-part.server.ts'
import { ballotsPart, deskBallotsPart, turnoutPart } from '#app/features/ballots/room/ballots-part.server.ts'
import { deskFloorPart, floorPart } from '#app/features/floor/floor-part.server.ts'
import { notedPart } from '#app/features/outcomes/noted-part.server.ts'
import { clockPart, deskClockPart } from '#app/features/room/clock-part.server.ts'
import { notePart } from '#app/features/room/note.server.ts'
import { screensPart } from '#app/features/screens/screens-part.server.ts'
import { raiseRoomsOf } from '#app/features/sessions/session-run.server.ts'
import { signalsPart } from '#app/features/signals/signals-part.server.ts'
import { tablesPart } from '#app/features/tables/tables-part.server.ts'
import type { RecordedEvent } from '#app/platform/events.server.ts'
import { definitionOf, personOf } from '#app/shared/events/catalogue.ts'
import { topicName } from '#app/shared/live.ts'
import {
  DESK_PARTS,
  isDeskPart,
  type Part,
  SESSION_PARTS,
  type SessionPart,
  type ToldPart,
} from '#app/shared/session-parts.ts'

/** How each part of a session is read: the page's loader asks the same function. */
const READ: Partial<Record<SessionPart, (sessionId: string) => Promise<Part>>> = {
  clock: clockPart,
  'desk-clock': deskClockPart,
  floor: floorPart,
  'desk-floor': deskFloorPart,
  noted: notedPart,
  present: presentPart,
  signals: signalsPart,
  ballots: ballotsPart,
  turnout: turnoutPart,
  'desk-ballots': deskBallotsPart,
  tables: tablesPart,
  screens: screensPart,
  'desk-note': notePart,
}

/** A part is told at once, and then no oftener than this: hundreds of people ask for the floor in the same seconds, and hundreds are told. */
const PACE_MS = 100
/** What changes with every vote of three hundred people can wait longer. */
const SLOWER_MS: Partial<Record<SessionPart, number>> = { turnout: 150, 'desk-ballots': 500 }

/** What shows who sits at the table: whoever has left it waits and votes no more. */
const OF_PEOPLE: readonly SessionPart[] = ['present', 'turnout', 'floor', 'desk-floor', 'desk-ballots']
const changesSeats = (name: string) =>
  /^(?:membership|person)$/.test(definitionOf(name)?.subject ?? '') && definitionOf(name)?.access !== undefined

/** Reads a part after an act has changed it and tells it whole. What changes while it is read is read once more, not once an act. */
export function startParts(tell: (topic: string, part: ToldPart) => void, failed: (error: unknown) => void) {
  const reading = new Map<string, { again: boolean }>()
  let stopped = false

  async function keepTelling(sessionId: string, part: SessionPart, key: string) {
    const state = { again: true }
    reading.set(key, state)
    while (state.again && !stopped) {
      state.again = false
      const paced = setTimeout(SLOWER_MS[part] ?? PACE_MS, undefined, { ref: false })
      const read = await READ[part]?.(sessionId).catch(failed)
      if (read && !stopped)
        tell(topicName(isDeskPart(part) ? 'desk' : 'session', sessionId), { ...read, sessionId, part })
      await paced
    }
    // In the same turn as the last look at `again`: nothing is told of in between and forgotten.
    reading.delete(key)
  }

  function changed(sessionId: string, parts: readonly SessionPart[]) {
    for (const part of parts) {
      const key = `${part} ${sessionId}`
      const under = reading.get(key)
      if (under) under.again = true
      else void keepTelling(sessionId, part, key)
    }
  }

  return {
    after(event: RecordedEvent) {
      const { name, roundtableId, scope } = event
      if (scope.sessionId) changed(scope.sessionId, scope.parts ?? definitionOf(name)?.parts ?? [])
      if (changesSeats(name))
        raiseRoomsOf({ roundtableId, personId: personOf(event) }).then(
          (rooms) => rooms.forEach((sessionId) => changed(sessionId, OF_PEOPLE)),
          failed,
        )
    },
    /** Another node may have been killed between an act and the telling of it: whatever is followed here, by the names of its topics. */
    again(topics: Iterable<string>) {
      for (const name of topics) {
        const [topic, sessionId = ''] = name.split(':')
        if (topic === 'session') changed(sessionId, SESSION_PARTS)
        if (topic === 'desk') changed(sessionId, DESK_PARTS)
      }
    },
    stop: () => void (stopped = true),
  }
}
