import { methodOf } from '#app/features/ballots/methods/registry.server.ts'
import { heldBy, turnoutOf } from '#app/features/ballots/turnout.ts'
import type { Prisma } from '#app/platform/prisma/client.ts'
import type { Scene } from './record-scene.ts'

const SETTINGS = { minimumTurnout: 0.5, share: 0.7, groups: 3, groupShare: 0.6, objections: 1 }
const POSITION = { f: 'favour', l: 'live', o: 'object', a: 'abstain' } as const
const MINUTE_MS = 60_000

/** A ballot in the room as the service leaves it: asked by consent of those who were there, closed, counted and published. Null where none was asked. */
export function roomBallotRows({ context, known, record, session, roundtableId, within }: Scene) {
  const { id, who, personId } = context
  const { ballot: content } = record
  if (!content) return null
  const { itemId, at: openedAt } = within(content)
  const closedAt = within({ item: content.item, after: content.closedAfter }).at
  const ballotId = id('ballot', `${record.session} ${content.item}`, openedAt)
  const item = known.items.find((one) => one.id === itemId)!
  const chair = personId(record.chair)
  const votes = Object.entries(content.answers).map(([person, answer], index) => {
    const castAt = new Date(openedAt.getTime() + (index + 1) * 9000)
    return {
      id: id('vote', `${ballotId} ${person}`, castAt),
      ballotId,
      ...who(person),
      answer: { position: POSITION[answer], reason: content.reasons[person] ?? '' },
      castAt,
      updatedAt: castAt,
    }
  })
  const electors = record.presence.map(({ person }) => who(person))
  const turnout = turnoutOf(
    known.groups.flatMap((group) => group.id ?? []),
    votes.map(heldBy),
    electors.map(heldBy),
  )
  const result = methodOf({ method: 'consent' }).count(votes, turnout, SETTINGS)
  return {
    ballot: {
      id: ballotId,
      roundtableId,
      sessionId: session.id,
      itemId,
      subjectType: 'agenda-item',
      subjectId: itemId,
      method: 'consent',
      settings: SETTINGS,
      wording: { version: 1, code: `S${session.number}`, name: content.question, note: '', item: item.title },
      state: 'closed',
      openedAt,
      openedById: chair,
      closedAt,
      closedById: chair,
    } satisfies Prisma.BallotCreateManyInput,
    votes: votes satisfies Prisma.VoteCreateManyInput[],
    closing: {
      ballotId,
      origin: 'room',
      rule: result.rule,
      result,
      resultAt: new Date(closedAt.getTime() + MINUTE_MS),
    } satisfies Prisma.BallotClosingCreateManyInput,
    electorate: turnout.map((group, position) => ({ ballotId, position, ...group })),
  }
}
