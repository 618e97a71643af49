import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import { may } from '#app/features/sessions/session.policy.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { db } from '#app/platform/db.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { mayCheckOthers } from './attendance.policy.ts'
import { DOORS_OPEN_MINUTES, type Mode, type OwnCheckIn, spokenCode } from './attendance-words.ts'
import { checkInQr } from './check-in-qr.server.ts'
import { ownOf } from './check-ins.server.ts'
import { type Attended, wasPresent } from './presence.server.ts'

/** Somebody's own presence at a session. */
export async function ownCheckIn({ session, standing }: SessionSubject): Promise<OwnCheckIn | null> {
  const here = await db.checkIn.findFirst({
    where: { sessionId: session.id, personId: standing.personId, leftAt: null },
  })
  return here && ownOf(here)
}

/** What the card to check in shows, on its own page and in the room. */
export async function checkInView(subject: SessionSubject) {
  const { session, roundtable, standing } = subject
  const opensAt = new Date(session.startsAt.getTime() - DOORS_OPEN_MINUTES * 60_000)
  return {
    sessionId: session.id,
    roundtableId: session.roundtableId,
    state: session.state,
    opensAt: opensAt.toISOString(),
    own: await ownCheckIn(subject),
    // That it is over the page is told.
    can: { checkIn: may(standing, 'attend', { ...session, roundtableState: roundtable.state }) },
  }
}
export type CheckInView = Awaited<ReturnType<typeof checkInView>>

/** A member at the table, or whoever was there: one line of the list. */
export type AttendanceLine = {
  personId: string
  name: string
  organisation: string
  groupId: string
  observer: boolean
  /** The id of the open check-in; empty while they are not here. */
  seen: string
  mode: Mode | null
  since: string | null
  enteredBy: string | null
}

/** Who is here, by name, for everybody at the table; whoever may check others in is also told who is not. */
export async function attendanceView(subject: SessionSubject) {
  const { session } = subject
  const staff = mayCheckOthers(subject)
  const [members, here] = await Promise.all([
    membershipsAt(session.roundtableId),
    db.checkIn.findMany({ where: { sessionId: session.id, leftAt: null }, include: { by: true } }),
  ])
  const lines = members
    .filter(({ role }) => role !== 'observer' || session.observersMayCome)
    .map((member): AttendanceLine => {
      const stay = here.find(({ personId }) => personId === member.personId)
      const { personId, name, organisation, groupId, role } = member
      const enteredBy = stay && stay.byId !== personId ? stay.by.name : null
      return {
        ...{ personId, name, organisation, groupId, observer: role === 'observer' },
        ...{ seen: stay?.id ?? '', mode: (stay?.mode as Mode) ?? null, since: stay?.arrivedAt.toISOString() ?? null },
        enteredBy: staff ? enteredBy : null,
      }
    })
  return staff ? lines : lines.filter(({ mode }) => mode !== null)
}

/** Who was there when, once it is over. */
export async function attendanceRecord({ session, standing }: SessionSubject): Promise<AttendedLine[]> {
  const named = standing.seat?.role === 'moderator' || standing.secretariat
  return (await wasPresent(session.id)).map(({ spells, ...person }) => ({
    ...person,
    spells: spells.map(({ mode, arrivedAt, leftAt, enteredBy }) => ({
      mode,
      arrivedAt: arrivedAt.toISOString(),
      leftAt: leftAt?.toISOString() ?? null,
      enteredBy: named ? enteredBy : null,
    })),
  }))
}
export type AttendedLine = Omit<Attended, 'spells'> & {
  spells: { mode: Mode; arrivedAt: string; leftAt: string | null; enteredBy: string | null }[]
}

/** The code with its address and its picture, for whoever may show it; null before one was made. */
export async function checkInCode({ session }: { session: Pick<Session, 'id' | 'roundtableId'> }) {
  const run = await db.sessionRun.findUnique({ where: { sessionId: session.id } })
  if (!run) throw new DomainError('not-found')
  const code = run.checkInCode
  if (code === null) return null
  const address = new URL(sessionPaths.checkIn(session.roundtableId, session.id, code), env.PUBLIC_URL).href
  return { code, spoken: spokenCode(code), address, qr: checkInQr(address) }
}
export type CheckInCode = NonNullable<Awaited<ReturnType<typeof checkInCode>>>
