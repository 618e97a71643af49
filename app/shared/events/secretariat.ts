import { z } from 'zod'
import { ROLES } from '../roles.ts'
import { type Definition, id, NO_DATA, words } from './define.ts'

/** Of no roundtable: no feed says them, and no open page is told. */
const desk = { data: NO_DATA, audience: 'secretariat', topics: [], feed: null } as const
const person = { ...desk, subject: 'person' } as const
const organisation = { ...desk, subject: 'organisation' } as const
const group = { ...desk, subject: 'group' } as const
const relatedDocument = { ...desk, subject: 'related-document' } as const
const interest = { ...desk, subject: 'interest' } as const
const sent = z.strictObject({ groupId: id })

export const IDENTITY_EVENTS = {
  'secretariat.begun': person,
  'person.invited': { ...person, access: 'changes' },
  'person.disabled': { ...person, access: 'ends' },
  'person.enabled': { ...person, access: 'changes' },
  'invitation.accepted': person,
  'password.reset-requested': person,
  'password.reset': person,
  'password.changed': person,
  'profile.changed': person,
} as const satisfies Record<string, Definition>

export const SECRETARIAT_EVENTS = {
  'interest.registered': { ...interest, data: sent },
  'interest.corrected': { ...interest, data: sent },
  'interest.accepted': {
    ...interest,
    data: z.strictObject({ organisationId: id, personId: id, roundtableId: id, role: z.enum(ROLES) }),
  },
  'interest.declined': interest,
  'group.created': group,
  'group.edited': group,
  'group.removed': group,
  'organisation.created': organisation,
  'organisation.edited': organisation,
  'organisation.removed': organisation,
  'organisation.restored': organisation,
  'related-document.created': relatedDocument,
  'related-document.edited': relatedDocument,
  'related-document.removed': relatedDocument,
  'related-document.restored': relatedDocument,
  'public-texts.edited': { ...desk, subject: 'public-texts', data: z.strictObject({ changed: words }) },
} as const satisfies Record<string, Definition>
