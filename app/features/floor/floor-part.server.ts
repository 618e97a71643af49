import { db } from '#app/platform/db.server.ts'
import { readOnce } from '#app/platform/page-reads.server.ts'
import type { Part } from '#app/shared/session-parts.ts'
import { weightsOf } from './floor.schema.ts'
import { type FloorNow, floorNow, type PlacedRequest, placesIn, type Speech } from './floor-now.server.ts'
import { type DeskFloorPart, type FloorPart, type PlaceShown, SHOWN_PLACES, type Speaker } from './floor-part.ts'
import { SPEECH_SECONDS } from './floor-words.ts'

/** Of the last speakers so many are shown. */
const LAST = 3

/** Once for the parts of one page; after an act, each time. */
const floorOf = (sessionId: string) => readOnce(`floor ${sessionId}`, () => floorNow(db, sessionId))

/** The floor as everybody sees it. */
export async function floorPart(sessionId: string): Promise<Part<FloorPart>> {
  const now = await floorOf(sessionId)
  const { room, speeches, speaker, facts } = now
  const places = placesIn(now)
  const ended = speeches.filter(({ endedAt }) => endedAt)
  const value = {
    queue: room.queue,
    order: room.floorOrder,
    speechSeconds: room.speechSeconds,
    typicalSeconds: typicalSeconds(ended, room.speechSeconds),
    speaker: speaker && speakerOf(speaker),
    next: places.slice(0, SHOWN_PLACES).map(placeShown),
    later: places.slice(SHOWN_PLACES).map(({ request }) => request.personId),
    groupMs: groupMs(speeches),
    budget: facts.budget && budgetOf(facts.budget, speeches),
    spoken: [...new Set(speeches.map(({ personId }) => personId))],
    last: ended
      .slice(-LAST)
      .reverse()
      .map(({ personId, name, groupId, spokenMs }) => ({ personId, name, groupId, ms: spokenMs })),
  }
  return { version: room.version, value }
}

/** The same for moderators, with what those who wait want to say. */
export async function deskFloorPart(sessionId: string): Promise<Part<DeskFloorPart>> {
  const now = await floorOf(sessionId)
  const places = placesIn(now).map((place) => ({
    ...placeShown(place),
    line: place.request.line,
    added: place.request.byId !== place.request.personId,
  }))
  return { version: now.room.version, value: { weights: weightsOf(now.room.floorWeights), places } }
}

/** One's own request where it waits, with the line that only its author and moderators see. */
export async function ownRequestOf(sessionId: string, personId: string) {
  const { requests } = await floorOf(sessionId)
  const own = requests.find((request) => request.personId === personId)
  return own ? { kind: own.kind, line: own.line } : null
}

function placeShown({ request, reasons }: PlacedRequest): PlaceShown {
  const { id, personId, name, groupId, kind, pinnedTo } = request
  return { id, personId, name, groupId, kind, pinned: pinnedTo !== null, reasons }
}

function speakerOf({ id, personId, name, groupId, organisation, kind, ...times }: Speech): Speaker {
  const { allowedSeconds, spokenMs, runningSince } = times
  const clock = { allowedSeconds, spokenMs, runningSince: runningSince?.getTime() ?? null }
  return { speechId: id, personId, name, groupId, organisation, kind, ...clock }
}

function budgetOf({ itemId, ms }: NonNullable<FloorNow['facts']['budget']>, speeches: Speech[]) {
  return { itemId, seconds: ms / 1000, groupMs: groupMs(speeches.filter((speech) => speech.itemId === itemId)) }
}

function groupMs(speeches: Speech[]) {
  const sums: Record<string, number> = {}
  for (const { groupId, spokenMs } of speeches) sums[groupId] = (sums[groupId] ?? 0) + spokenMs
  return sums
}

function typicalSeconds(ended: Speech[], allowed: number) {
  if (!ended.length) return allowed
  const mean = ended.reduce((sum, { spokenMs }) => sum + spokenMs, 0) / ended.length / 1000
  return Math.round(Math.min(Math.max(mean, SPEECH_SECONDS.least), allowed))
}
