import { connectDatabase, db, disconnectDatabase } from '../../../app/platform/db.server.ts'
import { buildBallot } from '../../factories/decisions.ts'
import { buildGroup } from '../../factories/people.ts'
import { cookieOf } from '../../factories/requests.ts'
import { buildMember, buildRoundtable } from '../../factories/roundtables.ts'
import { buildItem, buildLiveSession, makeCurrent } from '../../factories/sessions.ts'
import { Person } from './person.ts'

export type Room = Awaited<ReturnType<typeof furnished>>

/** A live session with an item and an open ballot, and so many people of eight groups before its door. */
export async function furnished(databaseUrl: string, url: string, people: number) {
  connectDatabase(databaseUrl)
  const roundtable = await buildRoundtable()
  const groups = await Promise.all(Array.from({ length: 8 }, () => buildGroup()))
  const chair = await buildMember({ roundtable, role: 'moderator', group: groups[0] })
  const session = await buildLiveSession({ roundtable, createdBy: chair.person })
  const item = await buildItem({ session, minutes: 60 })
  await makeCurrent(item)
  const ballot = await buildBallot({ roundtable, sessionId: session.id, itemId: item.id })
  const table = { url, roundtableId: roundtable.id, sessionId: session.id }
  const members: Person[] = []
  for (let at = 0; at < people; at++) {
    const { person } = await buildMember({ roundtable, group: groups[at % groups.length] })
    members.push(new Person(table, await cookieOf(person), person.id))
  }
  const moderator = new Person(table, await cookieOf(chair.person), chair.person.id)
  return { ...table, itemId: item.id, ballotId: ballot.id, members, moderator }
}

/** What the database holds in the end. */
export async function stored({ sessionId, ballotId, itemId }: Room) {
  const [here, votes, hands, item] = await Promise.all([
    db.checkIn.count({ where: { sessionId, leftAt: null } }),
    db.vote.count({ where: { ballotId } }),
    db.floorRequest.count({ where: { sessionId, state: 'waiting' } }),
    db.agendaItem.findUniqueOrThrow({ where: { id: itemId } }),
  ])
  await disconnectDatabase()
  return { here, votes, hands, minutes: item.extraMinutes }
}
