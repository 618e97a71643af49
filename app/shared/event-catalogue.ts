import { isUuid } from './uuid.ts'

/**
 * Every event there is, and what its data may hold: ids, numbers and words of the code. What people wrote stays in its own record and is
 * looked up when the event is shown, so that what they change or remove is changed and removed everywhere.
 */
export const EVENTS = {
  'roundtable.created': {},
  'roundtable.edited': {},

  'pillar.created': {},
  'pillar.renamed': {},
  'pillar.moved': {},
  'pillar.removed': {},
  'pillar.restored': {},

  'section.created': { pillarId: 'id' },
  'section.renamed': {},
  'section.moved': { pillarId: 'id' },
  'section.removed': {},
  'section.restored': {},
  'section.locked': {},
  'section.unlocked': {},
  'section.status-changed': { from: 'word', to: 'word' },
  'section.agreed': { decisionId: 'id' },
  'section.reopened': { decisionId: 'id' },
  'draft.opened': {},
  'draft.opened-where-agreed': {},
  'draft.shut': {},
  'text.edited': {},
  'text.mass-deleted': { share: 'number' },

  'thread.created': { sectionId: 'id', threadId: 'id', commentId: 'id' },
  'thread.resolved': { sectionId: 'id', threadId: 'id' },
  'thread.reopened': { sectionId: 'id', threadId: 'id' },
  'thread.passage-changed': { sectionId: 'id', lost: 'number', back: 'number' },
  'comment.created': { sectionId: 'id', threadId: 'id' },
  'comment.edited': { sectionId: 'id', threadId: 'id' },
  'comment.removed': { sectionId: 'id', threadId: 'id' },

  'indicator.proposed': { version: 'number' },
  'indicator.edited': { version: 'number', fields: 'words' },
  'indicator.restored': { version: 'number', restored: 'number', fields: 'words' },
  'indicator.imported': { created: 'number', changed: 'number', indicators: 'ids' },
  'indicator.state-changed': { from: 'word', to: 'word' },
  'indicator.removed': {},
  'indicator.returned': {},

  'ballot.opened': { indicatorId: 'id', round: 'number' },
  'ballot.reopened': { indicatorId: 'id', round: 'number' },
  'ballot.result-shown': { indicatorId: 'id', round: 'number' },
  'ballot.closed': { indicatorId: 'id', round: 'number', votes: 'number' },
  'vote.cast': { indicatorId: 'id', round: 'number' },
  'vote.changed': { indicatorId: 'id', round: 'number' },
  'vote.withdrawn': { indicatorId: 'id', round: 'number' },

  'membership.begun': { personId: 'id', organisationId: 'id', groupId: 'id', role: 'word' },
  'membership.invited': { personId: 'id', organisationId: 'id', groupId: 'id', role: 'word' },
  'membership.changed': { personId: 'id', organisationId: 'id', role: 'word', before: 'word', organisationChanged: 'flag' },
  'membership.ended': { personId: 'id' },

  'secretariat.begun': {},
  'person.invited': {},
  'person.disabled': {},
  'person.enabled': {},
  'invitation.accepted': {},
  'password.reset-requested': {},
  'password.reset': {},
  'password.changed': {},
  'profile.changed': {},

  'interest.registered': { groupId: 'id' },
  'interest.corrected': { groupId: 'id' },
  'interest.accepted': { organisationId: 'id', personId: 'id', roundtableId: 'id', role: 'word' },
  'interest.declined': {},
  'group.created': {},
  'group.edited': {},
  'group.removed': {},
  'organisation.created': {},
  'organisation.edited': {},
  'organisation.removed': {},
  'organisation.restored': {},
  'related-document.created': {},
  'related-document.edited': {},
  'related-document.removed': {},
  'related-document.restored': {},
  'public-texts.edited': { changed: 'words' },
} as const satisfies Record<string, Record<string, EventField>>

type EventField = 'id' | 'ids' | 'number' | 'flag' | 'word' | 'words'
export type EventName = keyof typeof EVENTS
export type EventData = Record<string, string | number | boolean | readonly string[]>

const FITS: Record<EventField, (value: unknown) => boolean> = {
  id: isUuid,
  ids: (value) => Array.isArray(value) && value.every(isUuid),
  number: (value) => typeof value === 'number',
  flag: (value) => typeof value === 'boolean',
  word: isWord,
  words: (value) => Array.isArray(value) && value.every(isWord),
}

/** A state, a role, a field: what code names, never what somebody wrote. */
function isWord(value: unknown) {
  return typeof value === 'string' && /^[a-z][\w.-]{0,40}$/i.test(value)
}

/** What in the data of an event does not belong there, by name. */
export function strangersIn(name: string, data: Record<string, unknown>): string[] {
  const fields: Record<string, EventField> = EVENTS[name as EventName] ?? {}
  return Object.entries(data).flatMap(([key, value]) => (fields[key] && FITS[fields[key]](value) ? [] : [key]))
}
