import { z } from 'zod'
import { type Definition, id, NO_DATA, word, words } from './define.ts'

const session = { subject: 'session', data: NO_DATA, audience: 'members', topics: ['roundtable', 'sessions'] } as const
const says = (sentence: string) => ({ kind: 'sessions', sentence }) as const
const fields = z.strictObject({ fields: words })
const act = z.strictObject({ act: word, itemId: id.optional() })

/** What is planned. What happens in the room is told by parts and has its own names. */
export const SESSION_EVENTS = {
  'session.planned': { ...session, feed: says('session.planned') },
  'session.changed': { ...session, data: fields, feed: says('session.changed') },
  /** Also whether observers may come: those who may not follow it any more hear nothing from now on. */
  'session.admission-changed': { ...session, data: fields, access: 'changes', feed: says('session.changed') },
  'session.removed': {
    ...session,
    topics: [...session.topics, 'bin'],
    feed: { ...says('session.removed'), removes: 'session' },
  },
  'session.restored': { ...session, topics: [...session.topics, 'bin'], feed: says('session.restored') },
  /** The first change of somebody's in an hour; what follows it, and what moderators alone see, is for no feed. */
  'agenda.changed': { ...session, data: act, topics: [...session.topics], feed: says('agenda.changed') },
  'agenda.touched': { ...session, data: act, topics: ['sessions'], audience: 'nobody', feed: null },
  'session-template.saved': { ...session, topics: ['sessions'], audience: 'nobody', feed: null, subject: 'roundtable' },
  'session-template.removed': {
    ...session,
    topics: ['sessions'],
    audience: 'nobody',
    feed: null,
    subject: 'roundtable',
  },
} as const satisfies Record<string, Definition>
