import { standingOf } from '#app/features/access/standing.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { mailsTo, type QueuedMail } from '#tests/factories/mails.ts'
import { readCalendar } from '#tests/fixtures/calendar-client.ts'
import type { Member } from './roundtables.ts'

/** A session as a member comes to it, as it stands now. */
export async function subjectOf(member: Member, { id }: Pick<Session, 'id'>): Promise<SessionSubject> {
  const session = await db.session.findUniqueOrThrow({ where: { id } })
  const { roundtable, membership, seat, person } = member
  const standing = standingOf(
    {
      personId: person.id,
      sessionId: '',
      name: person.name,
      email: person.email,
      language: 'en',
      timeZone: person.timeZone,
      secretariat: person.secretariat,
    },
    roundtable.id,
    { ...seat, id: membership.id },
  )
  if (!standing) throw new Error('They do not sit there')
  return { session, roundtable, standing }
}

type CalendarMail = QueuedMail & { calendar: { method: string; file: string } }

/** The mails to somebody that bring an entry for their calendar, each with the entry as a calendar reads it. */
export async function entriesMailedTo({ email }: { email: string }) {
  const mails = (await mailsTo(email)).filter((mail): mail is CalendarMail => 'calendar' in mail)
  return mails.map((mail) => {
    const file = readCalendar(mail.calendar.file)
    return { ...mail, method: file.value('method'), entry: file.entries[0]! }
  })
}
