import { roundtableFor } from '#app/features/access/standing.server.ts'
import { ballotView } from '#app/features/ballots/ballots.queries.server.ts'
import { castVote } from '#app/features/ballots/ballots.server.ts'
import { closeBallot, reopenBallot, showResult } from '#app/features/ballots/closing.server.ts'
import { enterVote } from '#app/features/ballots/room/enter-vote.server.ts'
import { openPrepared, prepareBallot, roomBallotFor } from '#app/features/ballots/room/room-acts.server.ts'
import type { PrepareInput } from '#app/features/ballots/room/room-schema.server.ts'
import { sessionFor } from '#app/features/sessions/session-access.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { buildIndicator, RATING_SETTINGS } from './decisions.ts'
import { actorOf } from './requests.ts'
import { buildMember, buildRoundtable, type Member } from './roundtables.ts'
import { buildItem, buildLiveSession } from './sessions.ts'
import { ballotFor } from './subjects.ts'

export const CONSENT = { minimumTurnout: 0.5, share: 0.7, groups: 0, groupShare: 0.6, objections: 0 }
export const favour = { position: 'favour', reason: '' }
export const object = { position: 'object', reason: 'It costs too much' }

type Id = { id: string }
type RoomAct = (actor: Actor, subject: Awaited<ReturnType<typeof roomBallotFor>>) => Promise<unknown>

/** A live session with an item that asks something, two moderators and four voters of one group, and every act on its ballots. */
export async function buildBallotRoom() {
  const roundtable = await buildRoundtable()
  const moderator = await buildMember({ roundtable, role: 'moderator' })
  const other = await buildMember({ roundtable, role: 'moderator' })
  const voters = await Promise.all([1, 2, 3, 4].map(() => buildMember({ roundtable, group: moderator.group })))
  const session = await buildLiveSession({ roundtable })
  const item = await buildItem({ session, title: 'Compare cost with income?' })

  async function placeOf({ person }: Member) {
    const actor = await actorOf(person)
    return { actor, place: await roundtableFor(actor, roundtable.id, 'view') }
  }
  async function prepare(given: Partial<PrepareInput> = {}, who = moderator, at: Id = session) {
    const { actor, place } = await placeOf(who)
    const subject = { type: 'agenda-item', id: item.id } as const
    const asked = {
      subject,
      itemId: undefined,
      question: '',
      method: 'consent',
      settings: CONSENT,
      ...given,
    } as PrepareInput
    return prepareBallot(actor, await sessionFor(place, at.id, 'moderate'), asked)
  }
  async function onIndicator(indicatorId?: string) {
    const id = indicatorId ?? (await buildIndicator({ roundtable })).id
    return prepare({ subject: { type: 'indicator', id }, itemId: item.id, method: 'rating', settings: RATING_SETTINGS })
  }
  async function act(verb: RoomAct, { id }: Id, who = moderator) {
    const { actor, place } = await placeOf(who)
    return verb(actor, await roomBallotFor(place, id))
  }
  async function open(given: Partial<PrepareInput> = {}) {
    const ballot = await prepare(given)
    await act(openPrepared, ballot)
    return ballot
  }
  async function subjectFor({ person }: Member, { id }: Id, purpose: 'view' | 'vote' | 'close') {
    const actor = await actorOf(person)
    return [actor, await ballotFor(actor, roundtable.id, id, purpose)] as const
  }
  return {
    roundtable,
    moderator,
    other,
    voters,
    session,
    item,
    placeOf,
    prepare,
    onIndicator,
    act,
    open,
    subjectFor,
    vote: async (who: Member, ballot: Id, answer = favour) =>
      castVote(...(await subjectFor(who, ballot, 'vote')), answer),
    enter: async (ballot: Id, whose: Member, answer = favour, who = moderator) =>
      enterVote(...(await subjectFor(who, ballot, 'close')), { personId: whose.person.id, answer }),
    close: async (ballot: Id, who = moderator) => closeBallot(...(await subjectFor(who, ballot, 'close'))),
    reopen: async (ballot: Id) => reopenBallot(...(await subjectFor(moderator, ballot, 'close'))),
    publish: async (ballot: Id, who = moderator) => showResult(...(await subjectFor(who, ballot, 'close'))),
    view: async (ballot: Id, who = moderator) => ballotView((await subjectFor(who, ballot, 'view'))[1]),
  }
}

export type BallotRoom = Awaited<ReturnType<typeof buildBallotRoom>>
