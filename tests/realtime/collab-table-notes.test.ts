import { beforeEach, expect, test } from 'vitest'
import { actOnMinutes } from '#app/features/minutes/minutes.server.ts'
import { minutesOf } from '#app/features/minutes/minutes-access.server.ts'
import { db } from '#app/platform/db.server.ts'
import { openMinutes } from '#tests/factories/minutes.ts'
import { buildSecretariat } from '#tests/factories/people.ts'
import { buildMember } from '#tests/factories/roundtables.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { buildTables, type BuiltTables } from '#tests/factories/tables.ts'
import { linesOf, open, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'

let room: BuiltTables
beforeEach(async () => {
  room = await buildTables()
})

const of = (id: string) => ({ subject: { type: 'table' as const, id } })
const roleOf = async (url: string, who: { person: BuiltTables['chair']['person'] }, tableId: string) =>
  (await openReady(url, who, '', of(tableId))).role

async function atWork() {
  const { url, close } = await startCollab()
  const draw = await room.begin()
  const [one, two] = [draw.tables[0]!, draw.tables[1]!]
  const [ada, ben] = one.seats.map(({ personId }) => room.memberOf(personId)) as [
    BuiltTables['chair'],
    BuiltTables['chair'],
  ]
  return { url, close, draw, one, two, ada, ben, elsewhere: room.memberOf(two.seats[0]!.personId) }
}

test('those at the table and moderators write at once, all others who see the session read, and nobody else learns of it', async () => {
  const { url, one, ada, ben, elsewhere } = await atWork()
  const [a, b, c] = await Promise.all([ada, ben, room.chair].map((who) => openReady(url, who, '', of(one.id))))
  expect([a!.role, b!.role, c!.role]).toEqual(['writer', 'writer', 'writer'])
  write(a!, 'The price')
  write(b!, 'The network')
  for (const client of [a!, b!, c!]) await Promise.all([shows(client, 'The price'), shows(client, 'The network')])
  const observer = await buildMember({ roundtable: room.roundtable, role: 'observer' })
  expect(await roleOf(url, elsewhere, one.id)).toBe('reader')
  expect(await roleOf(url, observer, one.id)).toBe('reader')
  expect(await roleOf(url, { person: await buildSecretariat() }, one.id)).toBe('reader')
  const outsider = open(url, await buildMember({ role: 'moderator' }), '', of(one.id))
  await when(outsider, () => outsider.state === 'gone')
})

test('nobody writes before the tables begin; whoever sits there does from then on, without opening the notes again', async () => {
  const { url } = await startCollab()
  const draw = await room.draw()
  const table = draw.tables[0]!
  const a = await openReady(url, room.memberOf(table.seats[0]!.personId), '', of(table.id))
  expect(a.role).toBe('reader')
  await room.act({ act: 'begin', drawId: draw.id, minutes: 5 })
  await when(a, () => a.role === 'writer')
})

test('who writes changes with who sits there, with the end and with the approval of the minutes', async () => {
  const { url, draw, one, two, ada, ben } = await atWork()
  const [a, b, c] = await Promise.all([ada, ben, room.chair].map((who) => openReady(url, who, '', of(one.id))))
  const move = { act: 'move', drawId: draw.id, personId: ben.person.id }
  await room.act({ ...move, tableId: two.id })
  await when(b!, () => b!.role === 'reader')
  await room.act({ ...move, tableId: one.id })
  await when(b!, () => b!.role === 'writer')
  await room.report(ada, one)
  await room.act({ act: 'end', drawId: draw.id })
  await when(b!, () => b!.role === 'reader')
  expect([a!.role, c!.role]).toEqual(['writer', 'writer'])
  const ended = await db.session.update({
    where: { id: room.session.id },
    data: { state: 'ended', endedAt: new Date(), startsAt: new Date(Date.now() - 9 * 86_400_000) },
  })
  await openMinutes(ended, { over: true })
  await buildSession({ roundtable: room.roundtable, startsAt: new Date(), state: 'live' })
  const standing = { personId: room.chair.person.id, secretariat: false, seat: room.chair.seat }
  const subject = { session: ended, roundtable: room.roundtable, standing, minutes: await minutesOf(ended.id) }
  await actOnMinutes(subject, { act: 'approve' })
  for (const client of [a!, c!]) await when(client, () => client.role === 'reader')
})

test('whoever comes late writes at the table where they are seated', async () => {
  const { url } = await atWork()
  const late = await buildMember({ roundtable: room.roundtable, group: room.groups[0] })
  await room.arrive(late)
  const own = (await room.shown()).tables.find(({ seats }) => seats.some(({ personId }) => personId === late.person.id))
  expect(await roleOf(url, late, own!.id)).toBe('writer')
})

test('the table of a draw that was replaced, and that of an item hidden meanwhile, are there for nobody', async () => {
  const { url } = await startCollab()
  const first = await room.draw()
  await room.draw({ drawId: first.id })
  const gone = open(url, room.chair, '', of(first.tables[0]!.id))
  await when(gone, () => gone.state === 'gone')
  const { tables } = await room.shown()
  await db.agendaItem.update({ where: { id: room.item.id }, data: { visibility: 'moderators' } })
  const hidden = open(url, room.people[0]!, '', of(tables[0]!.id))
  await when(hidden, () => hidden.state === 'gone')
})

test('what was saved at a table is there after the server was killed', async () => {
  const { url, close, one, ada } = await atWork()
  const a = await openReady(url, ada, '', of(one.id))
  write(a, 'Kept through a kill')
  await saved(a)
  await close({ kill: true })
  const again = await startCollab()
  const c = await openReady(again.url, room.chair, '', of(one.id))
  await shows(c, 'Kept through a kill')
  expect(linesOf(c.fragment).filter((line) => line.includes('Kept through a kill'))).toHaveLength(1)
})
