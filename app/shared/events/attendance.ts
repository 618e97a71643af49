import { z } from 'zod'
import { type Definition, id, NO_DATA, word } from './define.ts'

const session = { subject: 'session', audience: 'nobody', feed: null, topics: [] } as const
/** Who is there may be who votes, and of whom a quorum is taken. */
const presence = { ...session, parts: ['present', 'turnout', 'desk-ballots'] } as const

/** Who came and went, and who entered it: the minutes read it from the check-ins, and the record keeps who did what. */
export const ATTENDANCE_EVENTS = {
  'check-in.begun': {
    ...presence,
    data: z.strictObject({ personId: id, organisationId: id, groupId: id, mode: word }),
  },
  /** Whoever leaves lowers their hand. */
  'check-in.ended': {
    ...presence,
    parts: [...presence.parts, 'floor', 'desk-floor'],
    data: z.strictObject({ personId: id }),
  },
  'check-in.code-made': { ...session, data: NO_DATA, parts: ['present'] },
  /** That somebody did, never who. */
  'signal.given': { ...session, data: z.strictObject({ kind: word }), parts: ['signals'] },
} as const satisfies Record<string, Definition>
