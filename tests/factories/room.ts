import type { ClockAct } from '#app/features/room/clock.schema.ts'
import { actOnClock } from '#app/features/room/clock.server.ts'
import { deskClockPart } from '#app/features/room/clock-part.server.ts'
import { db } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { actorOf } from './requests.ts'
import { buildMember, buildRoundtable } from './roundtables.ts'
import { buildItem, buildSession } from './sessions.ts'
import { sessionFor } from './subjects.ts'

/** A planned session of three items and the two moderators who run it. */
export async function buildRoom() {
  const roundtable = await buildRoundtable()
  const [ines, bo, session] = await Promise.all([
    buildMember({ roundtable, role: 'moderator' }),
    buildMember({ roundtable, role: 'moderator' }),
    buildSession({ roundtable }),
  ])
  const items: string[] = []
  for (const minutes of [10, 20, 30]) items.push((await buildItem({ session, minutes })).id)
  const [first, second, third] = items as [string, string, string]
  return {
    roundtable,
    session,
    ines,
    bo,
    first,
    second,
    third,
    async act(one: ClockAct, member = ines) {
      const actor = await actorOf(member.person)
      return actOnClock(actor, await sessionFor(actor, roundtable.id, session.id, 'moderate'), one)
    },
    desk: async () => (await deskClockPart(session.id)).value,
    run: () => db.sessionRun.findUniqueOrThrow({ where: { sessionId: session.id } }),
    item: (id: string) => db.agendaItem.findUniqueOrThrow({ where: { id } }),
    /** As if the clock had been running for so long. */
    pass: (ms: number) => db.$executeRaw`
      UPDATE "SessionRun" SET "runningSince" = "runningSince" - make_interval(secs => ${ms / 1000}::float8) WHERE "sessionId" = ${session.id}::uuid`,
    events: async () =>
      (await db.event.findMany({ where: { subjectId: session.id }, orderBy: { at: 'asc' } })).map(({ name }) => name),
  }
}

export type BuiltRoom = Awaited<ReturnType<typeof buildRoom>>

/** With what an act was refused. */
export async function refusal(doing: Promise<unknown>) {
  const error = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof DomainError)) throw new Error('it was not refused')
  const { code, messageKey, values } = error
  return { code, messageKey, values }
}
