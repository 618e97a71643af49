import { actOnOwnRequest } from '#app/features/floor/asking.server.ts'
import {
  ownFloorSchema,
  type QueueInput,
  queueSchema,
  type SpeechInput,
  speechSchema,
} from '#app/features/floor/floor.schema.ts'
import { floorPart } from '#app/features/floor/floor-part.server.ts'
import { actOnQueue } from '#app/features/floor/queue.server.ts'
import { actOnSpeech } from '#app/features/floor/speeches.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { buildGroup } from './people.ts'
import { actorOf } from './requests.ts'
import { buildMember, buildRoundtable, type Member } from './roundtables.ts'
import { buildItem, buildLiveSession, makeCurrent } from './sessions.ts'
import { sessionFor } from './subjects.ts'

/** A session that is on at its one item, with a moderator and three members, all of different groups, and what they do about the floor. */
export async function buildFloor() {
  const roundtable = await buildRoundtable()
  const session = await buildLiveSession({ roundtable })
  const item = await buildItem({ session })
  await makeCurrent(item)
  const moderator = await buildMember({ roundtable, role: 'moderator', group: await buildGroup({ code: 'NG' }) })
  const [ada, ben, cem] = [
    await buildMember({ roundtable, group: await buildGroup({ code: 'CI' }) }),
    await buildMember({ roundtable, group: await buildGroup({ code: 'RE' }) }),
    await buildMember({ roundtable, group: await buildGroup({ code: 'PH' }) }),
  ]

  const actors = new Map<string, Promise<Actor>>()
  const actor = (who: Member) => {
    const { id } = who.person
    if (!actors.has(id)) actors.set(id, actorOf(who.person))
    return actors.get(id)!
  }
  const subject = async (who: Member, purpose: 'attend' | 'moderate') =>
    sessionFor(await actor(who), roundtable.id, session.id, purpose)
  const own = async (who: Member, input: object, key?: string) =>
    actOnOwnRequest(await actor(who), await subject(who, 'attend'), ownFloorSchema.parse(input), key)
  const ask = (who: Member, more: object = {}, key?: string) =>
    own(who, { act: 'ask', kind: 'contribution', ...more }, key)
  const speech = async (input: SpeechInput, who = moderator, key?: string) =>
    actOnSpeech(await actor(who), await subject(who, 'moderate'), speechSchema.parse(input), key)
  const queue = async (input: QueueInput, who = moderator, key?: string) =>
    actOnQueue(await actor(who), await subject(who, 'moderate'), queueSchema.parse(input), key)
  const floor = async () => (await floorPart(session.id)).value
  const names = async () => (await floor()).next.map(({ name }) => name)
  const requestOf = async (who: Member) => (await floor()).next.find(({ personId }) => personId === who.person.id)!.id
  const give = async (who: Member) =>
    speech({ act: 'give', requestId: await requestOf(who), speechId: (await floor()).speaker?.speechId })
  const lastEvent = () => db.event.findFirst({ where: { subjectId: session.id }, orderBy: { id: 'desc' } })
  /** As if the clock of whoever has the floor had run for so long. */
  const pass = (seconds: number) =>
    db.$executeRaw`UPDATE "Speech" SET "runningSince" = "runningSince" - ${seconds} * interval '1 second' WHERE "sessionId" = ${session.id}::uuid AND "endedAt" IS NULL`

  const people = { moderator, ada, ben, cem }
  const acts = { subject, own, ask, speech, queue, give, pass }
  return { roundtable, session, item, ...people, ...acts, floor, names, requestOf, lastEvent }
}

export type Floor = Awaited<ReturnType<typeof buildFloor>>

/** Whose something is, as its row says. */
export const idsOf = ({ seat: { personId, organisationId, groupId } }: Member) => ({
  personId,
  organisationId,
  groupId,
})
