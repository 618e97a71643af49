import { z } from 'zod'
import { type Definition, NO_DATA, number, word } from './define.ts'

const session = { subject: 'session', audience: 'nobody', feed: null, topics: [] } as const
const people = z.strictObject({ people: number })

/** What is sent around a session, and what members say to it. Who was sent what stands in its own rows. */
export const SESSION_CALENDAR_EVENTS = {
  'session.invitations-sent': { ...session, data: people },
  /** What they said can be changed: it stands in the invitation, and not for ever in the record. */
  'session.answered': { ...session, data: NO_DATA },
  'session.read': { ...session, data: NO_DATA },
  'session.reminded': { ...session, data: people.extend({ kind: word }) },
  'calendar-feed.made': { ...session, subject: 'person', data: NO_DATA },
  'calendar-feed.revoked': { ...session, subject: 'person', data: NO_DATA },
} as const satisfies Record<string, Definition>
