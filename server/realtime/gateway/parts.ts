import { setTimeout } from 'node:timers/promises'
import { presentPart } from '#app/features/attendance/present-part.server.ts'
import { ballotsPart, deskBallotsPart, turnoutPart } from '#app/features/ballots/room/ballots-part.server.ts'
import { deskFloorPart, floorPart } from '#app/features/floor/floor-part.server.ts'
import { notedPart } from '#app/features/outcomes/noted-part.server.ts'
import { clockPart, deskClockPart } from '#app/features/room/clock-part.server.ts'
import { signalsPart } from '#app/features/signals/signals-part.server.ts'
import type { RecordedEvent } from '#app/platform/events.server.ts'
import { definitionOf } from '#app/shared/events/catalogue.ts'
import { topicName } from '#app/shared/live.ts'
import { isDeskPart, type Part, type SessionPart, type ToldPart } from '#app/shared/session-parts.ts'

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
}

/** So long after a part was told it is not told again: three hundred phones draw it, and a hundred may ask for the floor in five seconds. */
const PACE_MS = 100
/** What changes with every vote of three hundred people can wait longer. */
const SLOWER_MS: Partial<Record<SessionPart, number>> = { turnout: 250, 'desk-ballots': 500 }

/** Reads a part after an act has changed it and tells it whole. What changes while it is read is read once more, not once an act. */
export function startParts(tell: (topic: string, part: ToldPart) => void, failed: (error: unknown) => void) {
  const reading = new Map<string, { again: boolean }>()
  let stopped = false

  async function readAndTell(sessionId: string, part: SessionPart, state: { again: boolean }) {
    do {
      state.again = false
      const read = await READ[part]?.(sessionId)
      if (read && !stopped)
        tell(topicName(isDeskPart(part) ? 'desk' : 'session', sessionId), { ...read, sessionId, part })
      await setTimeout(SLOWER_MS[part] ?? PACE_MS, undefined, { ref: false })
    } while (state.again && !stopped)
  }

  return {
    after({ name, scope: { sessionId } }: RecordedEvent) {
      if (!sessionId) return
      for (const part of definitionOf(name)?.parts ?? []) {
        const key = `${part} ${sessionId}`
        const under = reading.get(key)
        if (under) {
          under.again = true
          continue
        }
        const state = { again: false }
        reading.set(key, state)
        readAndTell(sessionId, part, state)
          .catch(failed)
          .finally(() => reading.delete(key))
      }
    },
    stop: () => void (stopped = true),
  }
}
