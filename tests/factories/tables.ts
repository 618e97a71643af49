import { changeOwnCheckIn } from '#app/features/attendance/check-ins.server.ts'
import { actOnClock } from '#app/features/room/clock.server.ts'
import { reportFrom } from '#app/features/tables/reporting.server.ts'
import { type ReporterAct, type TablesAct, tablesSchema } from '#app/features/tables/tables.schema.ts'
import { actOnTables } from '#app/features/tables/tables.server.ts'
import { tablesPart } from '#app/features/tables/tables-part.server.ts'
import type { DrawShown, TableShown } from '#app/features/tables/tables-part.ts'
import { db } from '#app/platform/db.server.ts'
import type { Prisma } from '#app/platform/prisma/client.ts'
import { buildGroup } from './people.ts'
import { actorOf } from './requests.ts'
import { buildMember, buildRoundtable, type Member } from './roundtables.ts'
import { buildCheckIn, buildItem, buildLiveSession, makeCurrent } from './sessions.ts'
import { sessionFor } from './subjects.ts'

/** Tables of an item of their own in a session, as the database holds them: all of these members sit at the first. */
export async function buildDraw({
  session,
  members,
  ...given
}: {
  session: { id: string; createdById: string }
  members: Member[]
} & Partial<Prisma.TableDrawUncheckedCreateInput>) {
  const item = await buildItem({ session, kind: 'break-out' })
  const drawn = { seed: 'dice', drawnAt: new Date(), personId: session.createdById, ...given }
  const draw = await db.tableDraw.create({ data: { sessionId: session.id, itemId: item.id, ...drawn } })
  const [first] = await Promise.all(
    [1, 2].map((number) => db.breakOutTable.create({ data: { drawId: draw.id, number } })),
  )
  for (const { seat } of members)
    await db.tableSeat.create({
      data: {
        drawId: draw.id,
        tableId: first!.id,
        personId: seat.personId,
        organisationId: seat.organisationId,
        groupId: seat.groupId,
        drawnTo: 1,
        seatedAt: new Date(),
      },
    })
  return { itemId: item.id, drawId: draw.id, tableId: first!.id }
}

/** A session that is on at an item of break-out tables, with two moderators, and six members of three groups who are there. */
export async function buildTables({ kind = 'break-out' } = {}) {
  const roundtable = await buildRoundtable()
  const session = await buildLiveSession({ roundtable })
  const item = await buildItem({ session, kind, minutes: 30 })
  const after = await buildItem({ session })
  await makeCurrent(item)
  const chair = await buildMember({ roundtable, role: 'moderator' })
  const second = await buildMember({ roundtable, role: 'moderator' })
  const groups = [await buildGroup(), await buildGroup(), await buildGroup()]
  const people: Member[] = []
  for (const group of [...groups, ...groups]) people.push(await buildMember({ roundtable, group }))
  for (const member of people) await buildCheckIn({ session, member })

  const subject = async ({ person }: Member, purpose: 'moderate' | 'attend' | 'view') => {
    const actor = await actorOf(person)
    return [actor, await sessionFor(actor, roundtable.id, session.id, purpose)] as const
  }
  const act = async (input: Record<string, unknown>, who = chair) =>
    actOnTables(...(await subject(who, 'moderate')), tablesSchema.parse(input) as TablesAct)
  const draws = async () => (await tablesPart(session.id)).value.draws
  const draw = async (more: Record<string, unknown> = {}, who = chair): Promise<DrawShown> => {
    await act({ act: 'draw', itemId: item.id, count: 2, ...more }, who)
    return (await draws())[0]!
  }
  const report = async (who: Member, table: TableShown, one: ReporterAct['act'] = 'take') => {
    const [actor, at] = await subject(who, 'attend')
    const { id, number, drawId } = await db.breakOutTable.findUniqueOrThrow({ where: { id: table.id } })
    return reportFrom(actor, { ...at, table: { id, number, drawId } }, { act: one })
  }
  return {
    roundtable,
    session,
    item,
    after,
    chair,
    second,
    groups,
    people,
    act,
    draw,
    draws,
    report,
    shown: async () => (await draws())[0]!,
    begin: async () => {
      const { id } = await draw()
      await act({ act: 'begin', drawId: id, minutes: 20 })
      return (await draws())[0]!
    },
    clock: async (one: Parameters<typeof actOnClock>[2]) => actOnClock(...(await subject(chair, 'moderate')), one),
    arrive: async (member: Member) => changeOwnCheckIn(...(await subject(member, 'attend')), { act: 'remote' }),
    memberOf: (personId: string) => people.find(({ person }) => person.id === personId)!,
    events: async () =>
      (await db.event.findMany({ where: { subjectId: session.id }, orderBy: { id: 'asc' } })).map(({ name }) => name),
  }
}

export type BuiltTables = Awaited<ReturnType<typeof buildTables>>
