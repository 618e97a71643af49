import { z } from 'zod'
import { ROLES } from '../roles.ts'
import { type Definition, flag, id, NO_DATA, word } from './define.ts'

const roundtable = { subject: 'roundtable', data: NO_DATA, audience: 'members' } as const
const membership = { subject: 'membership', audience: 'members', topics: ['roundtable', 'members'] } as const
const about = (sentence: string) => ({ kind: 'framework', sentence }) as const
const draft = (sentence: string) => ({ kind: 'framework', sentence, leadsTo: 'framework' }) as const
const people = (sentence: string) => ({ kind: 'people', sentence, leadsTo: 'people' }) as const
const seat = z.strictObject({ personId: id, organisationId: id, groupId: id, role: z.enum(ROLES) })

export const ROUNDTABLE_EVENTS = {
  'roundtable.created': { ...roundtable, topics: ['roundtable'], feed: about('roundtable.created'), access: 'changes' },
  'roundtable.edited': {
    ...roundtable,
    topics: ['roundtable', 'standing'],
    feed: about('roundtable.edited'),
    access: 'changes',
  },

  'draft.opened': { ...roundtable, topics: ['roundtable', 'publication'], feed: draft('draft.opened') },
  'draft.opened-where-agreed': {
    ...roundtable,
    topics: ['roundtable', 'publication'],
    feed: draft('draft.opened-where-agreed'),
  },
  'draft.shut': { ...roundtable, topics: ['roundtable', 'publication'], feed: draft('draft.shut') },

  'membership.begun': { ...membership, data: seat, feed: people('membership.begun'), access: 'changes' },
  'membership.invited': { ...membership, data: seat, feed: people('membership.invited'), access: 'changes' },
  'membership.changed': {
    ...membership,
    data: z.strictObject({
      personId: id,
      organisationId: id,
      role: z.enum(ROLES),
      before: word,
      organisationChanged: flag,
    }),
    feed: people('membership.changed'),
    access: 'changes',
  },
  'membership.ended': {
    ...membership,
    data: z.strictObject({ personId: id }),
    feed: people('membership.ended'),
    access: 'ends',
  },
} as const satisfies Record<string, Definition>
