import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { db } from '#app/platform/db.server.ts'
import { localized } from '#app/shared/localized.ts'
import type { Language } from '#app/shared/roles.ts'
import { contentIn } from './content.server.ts'
import { entryOf } from './entry.server.ts'
import { calendarFile } from './ics/calendar-file.ts'

/** The session for a calendar that its reader keeps by hand: the same entry as that of invitation and feed, and nobody's name. */
export async function sessionFile({ session, roundtable }: SessionSubject, language: Language) {
  const content = await contentIn(db, session)
  const reader = { language, roundtable: localized(roundtable.title, language) }
  const { sequence, changedAt } = session
  const entry = entryOf({ ...session, content }, reader, { sequence, stamp: changedAt })
  return {
    name: `session-${session.number}.ics`,
    type: 'text/calendar; charset=utf-8',
    bytes: Buffer.from(calendarFile({ entries: [entry] })),
  }
}
