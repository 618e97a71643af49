import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { refusal } from '#tests/factories/room.ts'
import { buildMember } from '#tests/factories/roundtables.ts'
import { buildCheckIn } from '#tests/factories/sessions.ts'
import { buildTables, type BuiltTables } from '#tests/factories/tables.ts'
import { splitIntoTables } from './split.ts'
import { type DrawShown, seatIn } from './tables-part.ts'

let room: BuiltTables
beforeEach(async () => {
  room = await buildTables()
})

const seated = ({ tables }: DrawShown) => tables.map(({ seats }) => seats.map(({ personId }) => personId).sort())
const MINUTE = 60_000

describe('a draw', () => {
  test('seats all who are there and no observer, as its seed says, and stands in the record', async () => {
    const draw = await room.draw({ seed: 'dice: 6 2 5' })
    const present = room.people.map(({ seat: { personId, groupId } }) => ({ personId, groupId }))
    const recounted = splitIntoTables(present, 'dice: 6 2 5', 2).map((table) => table.map(({ personId }) => personId))
    expect(seated(draw)).toEqual(recounted.map((table) => table.sort()))
    expect(draw).toMatchObject({ seed: 'dice: 6 2 5', state: 'drawn', replaced: 0, drawnBy: room.chair.person.name })
    for (const { seats } of draw.tables) expect(new Set(seats.map(({ groupId }) => groupId)).size).toBe(3)
    expect(await room.events()).toEqual(['tables.drawn'])
  })

  test('seats moderators who are there as well, and nobody who has left', async () => {
    await buildCheckIn({ session: room.session, member: room.chair })
    const gone = room.people[0]!.person.id
    await db.checkIn.updateMany({ where: { personId: gone }, data: { leftAt: new Date() } })
    const draw = await room.draw()
    expect(seatIn(draw, room.chair.person.id)).toBeDefined()
    expect(seatIn(draw, gone)).toBeUndefined()
    expect(draw.tables.map(({ seats }) => seats.length)).toEqual([3, 3])
  })

  test('takes a seed by chance where none is named', async () => {
    const seed = (await room.draw()).seed
    expect(seed).toMatch(/^[0-9a-f]{16}$/)
    expect((await room.draw({ drawId: (await room.shown()).id })).seed).not.toBe(seed)
  })

  test('takes the place of the one before, which stays on record as it was', async () => {
    const first = await room.draw()
    const before = await db.tableSeat.findMany({ where: { drawId: first.id }, orderBy: { personId: 'asc' } })
    const again = await room.draw({ drawId: first.id, count: 3 })
    expect(again).toMatchObject({ replaced: 1, state: 'drawn' })
    expect(again.tables).toHaveLength(3)
    const kept = await db.tableDraw.findUniqueOrThrow({
      where: { id: first.id },
      include: { seats: { orderBy: { personId: 'asc' } } },
    })
    expect(kept.replacedAt).not.toBeNull()
    expect(kept.seats).toEqual(before)
  })

  test('of two moderators at once is done once, and the second is told by whom', async () => {
    await room.draw({}, room.second)
    expect(await refusal(room.draw())).toEqual({
      code: 'conflict',
      messageKey: 'tables.drawn-meanwhile',
      values: { name: room.second.person.name },
    })
    const answers = await Promise.allSettled(
      [room.chair, room.second].map(async (who) => room.draw({ drawId: (await room.shown()).id }, who)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.tableDraw.count({ where: { itemId: room.item.id, replacedAt: null } })).toBe(1)
  })

  test('is refused with more tables than people, once the tables are at work, and for an item that is none of theirs', async () => {
    expect(await refusal(room.draw({ count: 7 }))).toMatchObject({
      messageKey: 'tables.too-few-people',
      values: { count: 6, tables: 7 },
    })
    const { id } = await room.begin()
    expect(await refusal(room.draw({ drawId: id }))).toMatchObject({ messageKey: 'tables.is-begun' })
    expect(await refusal(room.draw({ itemId: room.after.id }))).toMatchObject({ messageKey: 'sessions.otherwise' })
    const other = await buildTables({ kind: 'discussion' })
    expect(await refusal(other.draw())).toMatchObject({ messageKey: 'tables.no-break-out' })
    await db.agendaItem.update({ where: { id: other.item.id }, data: { kind: 'break-out', visibility: 'moderators' } })
    expect(await refusal(other.draw())).toMatchObject({ messageKey: 'tables.hidden-item' })
  })

  test('is refused by the database itself where somebody would sit twice, two would stand, or two report', async () => {
    const { id: drawId, tables } = await room.draw()
    const seat = await db.tableSeat.findFirstOrThrow({ where: { drawId } })
    await expect(db.tableSeat.create({ data: { ...seat, tableId: tables[1]!.id } })).rejects.toThrow(
      'Unique constraint',
    )
    const { session, item, chair } = room
    const draw = { sessionId: session.id, itemId: item.id, seed: '', drawnAt: new Date(), personId: chair.person.id }
    await expect(db.tableDraw.create({ data: draw })).rejects.toThrow('Unique constraint')
    await expect(
      db.tableSeat.updateMany({ where: { tableId: tables[0]!.id }, data: { reporter: true } }),
    ).rejects.toThrow('Unique constraint')
    const elsewhere = await buildTables()
    const other = await elsewhere.draw()
    await expect(
      db.tableSeat.updateMany({ where: { drawId }, data: { tableId: other.tables[0]!.id } }),
    ).rejects.toThrow('Foreign key')
  })
})

describe('somebody', () => {
  test('is put at another table by hand, off every table and back, on record and told apart from the draw', async () => {
    const draw = await room.draw()
    const [one, two] = [draw.tables[0]!, draw.tables[1]!]
    const { personId } = one.seats[0]!
    await room.act({ act: 'move', drawId: draw.id, personId, tableId: two.id })
    expect(seatIn(await room.shown(), personId)).toMatchObject({ number: 2 })
    await room.act({ act: 'move', drawId: draw.id, personId, tableId: two.id })
    await room.act({ act: 'move', drawId: draw.id, personId })
    expect((await room.shown()).apart).toMatchObject([{ personId, moved: true, late: false }])
    await room.act({ act: 'move', drawId: draw.id, personId, tableId: one.id })
    expect(seated(await room.shown())).toEqual(seated(draw))
    expect((await room.events()).filter((name) => name === 'tables.moved')).toHaveLength(3)
    expect(
      await db.tableSeat.findUniqueOrThrow({ where: { drawId_personId: { drawId: draw.id, personId } } }),
    ).toMatchObject({
      drawnTo: 1,
      moved: true,
    })
  })

  test('who is not there is put at no table, nor anybody at a table of another draw', async () => {
    const draw = await room.draw()
    const absent = await buildMember({ roundtable: room.roundtable })
    const to = { act: 'move', drawId: draw.id, tableId: draw.tables[0]!.id }
    expect(await refusal(room.act({ ...to, personId: absent.person.id }))).toMatchObject({
      messageKey: 'tables.person-missing',
    })
    const again = await room.draw({ drawId: draw.id })
    const { personId } = again.tables[0]!.seats[0]!
    expect(await refusal(room.act({ ...to, drawId: again.id, personId }))).toMatchObject({
      messageKey: 'tables.unknown',
    })
    expect(await refusal(room.act({ ...to, personId }))).toMatchObject({ messageKey: 'tables.drawn-meanwhile' })
  })

  test('who comes late sits at the smallest table that fits their group, an observer at none, and whoever is back where they sat', async () => {
    const draw = await room.draw()
    const { personId } = draw.tables[0]!.seats[0]!
    await room.act({ act: 'move', drawId: draw.id, personId })
    const late = await buildMember({ roundtable: room.roundtable, group: room.groups[0] })
    await room.arrive(late)
    expect(seatIn(await room.shown(), late.person.id)).toMatchObject({ number: 1 })
    expect((await room.events()).slice(-2)).toEqual(['check-in.begun', 'tables.seated'])
    await room.arrive(await buildMember({ roundtable: room.roundtable, role: 'observer' }))
    const back = room.memberOf(draw.tables[1]!.seats[0]!.personId)
    await db.checkIn.updateMany({ where: { personId: back.person.id }, data: { leftAt: new Date() } })
    await room.arrive(back)
    const sizes = (await room.shown()).tables.map(({ seats }) => seats.length)
    expect(sizes).toEqual([3, 3])
    expect(seatIn(await room.shown(), back.person.id)).toMatchObject({ number: 2 })
  })

  test('reports from the table where they sit: one at a time, until they leave it', async () => {
    const { id: drawId, tables } = await room.draw()
    const [one, two] = [tables[0]!, tables[1]!]
    const [ada, ben] = one.seats.map(({ personId }) => room.memberOf(personId)) as [
      BuiltTables['chair'],
      BuiltTables['chair'],
    ]
    const reporters = async () =>
      (await room.shown()).tables.map(({ seats }) => seats.find(({ reporter }) => reporter)?.personId)
    expect(await refusal(room.report(ada, two))).toMatchObject({ messageKey: 'tables.not-at-table' })
    await room.report(ada, one)
    await room.report(ada, one)
    expect(await refusal(room.report(ben, one))).toMatchObject({
      messageKey: 'tables.has-reporter',
      values: { name: ada.person.name },
    })
    await room.report(ada, one, 'give-up')
    await room.report(ben, one)
    expect(await reporters()).toEqual([ben.person.id, undefined])
    await room.act({ act: 'name-reporter', drawId, tableId: one.id, personId: ada.person.id })
    expect(await reporters()).toEqual([ada.person.id, undefined])
    await room.act({ act: 'move', drawId, personId: ada.person.id, tableId: two.id })
    expect(await reporters()).toEqual([undefined, undefined])
    expect(
      await refusal(room.act({ act: 'name-reporter', drawId, tableId: one.id, personId: ada.person.id })),
    ).toMatchObject({ messageKey: 'tables.not-at-table' })
    expect((await room.events()).filter((name) => name === 'tables.reporter-changed')).toHaveLength(4)
  })
})

describe('the tables', () => {
  test('begin, are given minutes and end, each once and by the server’s clock', async () => {
    const draw = await room.begin()
    expect(draw.dueAt! - draw.begunAt!).toBe(20 * MINUTE)
    expect(Math.abs(draw.begunAt! - Date.now())).toBeLessThan(MINUTE)
    const drawId = draw.id
    expect(await refusal(room.act({ act: 'begin', drawId, minutes: 5 }))).toMatchObject({
      messageKey: 'tables.is-begun',
    })
    const more = { act: 'minutes', drawId, minutes: 5, dueAt: draw.dueAt }
    await room.act(more)
    expect(await refusal(room.act(more, room.second))).toMatchObject({ messageKey: 'tables.minutes-meanwhile' })
    expect((await room.shown()).dueAt! - draw.dueAt!).toBe(5 * MINUTE)
    await room.act({ act: 'end', drawId })
    expect(await refusal(room.act({ act: 'end', drawId }, room.second))).toMatchObject({
      messageKey: 'tables.is-ended',
    })
    expect((await room.shown()).state).toBe('ended')
    expect(await room.events()).toEqual(['tables.drawn', 'tables.begun', 'tables.minutes-changed', 'tables.ended'])
  })

  test('last a minute at least, however many are taken', async () => {
    const { id: drawId, dueAt } = await room.begin()
    expect(await refusal(room.act({ act: 'minutes', drawId, minutes: -20, dueAt }))).toMatchObject({
      messageKey: 'tables.minutes-range',
    })
  })

  test('go on where they were ended too soon', async () => {
    const { id: drawId, tables } = await room.begin()
    await room.act({ act: 'end', drawId })
    await room.act({ act: 'reopen', drawId, minutes: 3 })
    const again = await room.shown()
    expect(again).toMatchObject({ state: 'begun', tables: tables.map(({ id }) => ({ id })) })
    expect(again.dueAt! - Date.now()).toBeLessThanOrEqual(3 * MINUTE)
  })

  test('end when the room leaves their item, and when the session ends; taken back, they go on', async () => {
    const { id: drawId } = await room.begin()
    await room.clock({ act: 'end' })
    expect((await room.shown()).state).toBe('ended')
    await room.clock({ act: 'undo-end' })
    expect((await room.shown()).state).toBe('begun')
    await room.clock({ act: 'next', itemId: room.item.id })
    expect((await room.shown()).state).toBe('ended')
    expect(await refusal(room.act({ act: 'reopen', drawId, minutes: 3 }))).toMatchObject({
      messageKey: 'sessions.otherwise',
    })
  })

  test('have questions of their own', async () => {
    const { id: drawId, tables } = await room.draw()
    await room.act({ act: 'question', drawId, tableId: tables[1]!.id, question: '  What does it   cost? ' })
    expect((await room.shown()).tables.map(({ question }) => question)).toEqual(['', 'What does it cost?'])
    await room.act({ act: 'question', drawId, tableId: tables[1]!.id, question: 'What does it cost?' })
    const late = { act: 'question', drawId, tableId: tables[1]!.id, question: 'Who pays?' } as const
    await expect(room.act({ ...late, seen: '' })).rejects.toMatchObject({ messageKey: 'tables.question-meanwhile' })
    await room.act({ ...late, seen: 'What does it cost?' })
    expect((await room.shown()).tables[1]!.question).toBe('Who pays?')
    expect((await room.events()).filter((name) => name === 'tables.question-changed')).toHaveLength(2)
  })

  test('of an item that is hidden meanwhile are told to nobody', async () => {
    await room.draw()
    await db.agendaItem.update({ where: { id: room.item.id }, data: { visibility: 'moderators' } })
    expect(await room.draws()).toEqual([])
  })

  test('are drawn in no session that is not on', async () => {
    await db.session.update({ where: { id: room.session.id }, data: { state: 'ended', endedAt: new Date() } })
    expect(await refusal(room.draw())).toMatchObject({ code: 'closed', messageKey: 'sessions.not-live' })
  })
})
