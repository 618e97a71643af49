import { floorPart } from '#app/features/floor/floor-part.server.ts'
import { peopleAtTable } from '#app/features/floor/table-people.server.ts'
import type { PersonView, SeatView, SpeakerView } from './face-views.ts'

type Floor = Awaited<ReturnType<typeof floorPart>>['value']

/** As many names as are read from the back of a room. */
const NEXT = 5

/** Who has the floor and whose turn is next, by name and group: nothing of what they want to say, nor why they come in this order. */
export async function speakersView(sessionId: string) {
  const { value: floor } = await floorPart(sessionId)
  return { speaker: speakerOf(floor), next: nextOf(floor) }
}

/** The same with everybody who sits at the table, as initials. */
export async function tableView(session: { id: string; roundtableId: string }) {
  const [{ value: floor }, people] = await Promise.all([floorPart(session.id), peopleAtTable(session)])
  const places = new Map(floor.next.map(({ personId }, at) => [personId, at + 1]))
  const seats = people
    .filter(({ here }) => here)
    .map(({ personId, name, groupId }): SeatView => {
      const order = places.get(personId)
      const spoken = floor.spoken.includes(personId) ? 'spoken' : 'silent'
      const state = personId === floor.speaker?.personId ? 'floor' : order === undefined ? spoken : 'hand'
      return { groupId, name, state, ...(state === 'hand' && { order }) }
    })
  return { speaker: speakerOf(floor), next: nextOf(floor), seats }
}

function speakerOf({ speaker }: Floor): SpeakerView | null {
  if (!speaker) return null
  const { name, organisation, groupId, spokenMs, runningSince, allowedSeconds } = speaker
  const running = {
    ranMs: spokenMs,
    runningSince,
    allowedMs: allowedSeconds * 1000,
    amberMs: 30_000,
  }
  return { name, organisation, groupId, running }
}

function nextOf({ next }: Floor): PersonView[] {
  return next.slice(0, NEXT).map(({ name, groupId }) => ({ name, groupId, organisation: null }))
}
