import type { EventData, EventName } from '#app/shared/events/catalogue.ts'
import type { Seat } from '#app/shared/roles.ts'

/** The records that the examples are about. */
export type Scene = {
  seat: Seat
  pillarId: string
  sectionId: string
  threadId: string
  commentId: string
  indicatorId: string
}

type Examples = { [N in EventName]: EventData<N> }

/** An example of every event: a new one without its example does not compile. */
export function eventExamples({ seat, pillarId, sectionId, threadId, commentId, indicatorId }: Scene): Examples {
  const { personId, organisationId, groupId, roundtableId } = seat
  const role = 'participant'
  const thread = { sectionId, threadId }
  const round = { indicatorId, round: 1 }
  const item = { itemId: '00000000-0000-4000-8000-000000000002' }
  const speechId = '00000000-0000-4000-8000-000000000002'
  const requestId = '00000000-0000-4000-8000-000000000003'
  const noted = { sessionId: '00000000-0000-4000-8000-000000000002' }
  const decided = { decisionId: '00000000-0000-4000-8000-000000000001' }
  return {
    'roundtable.created': {},
    'roundtable.edited': {},
    'draft.opened': {},
    'draft.opened-where-agreed': {},
    'draft.shut': {},
    'membership.begun': { personId, organisationId, groupId, role },
    'membership.invited': { personId, organisationId, groupId, role },
    'membership.changed': { personId, organisationId, role, before: 'observer', organisationChanged: false },
    'membership.ended': { personId },
    'pillar.created': {},
    'pillar.renamed': {},
    'pillar.moved': {},
    'pillar.removed': {},
    'pillar.restored': {},
    'section.created': { pillarId },
    'section.renamed': {},
    'section.moved': { pillarId },
    'section.removed': {},
    'section.restored': {},
    'section.locked': {},
    'section.unlocked': {},
    'section.status-changed': { from: 'draft', to: 'review' },
    'section.agreed': decided,
    'section.reopened': decided,
    'text.edited': {},
    'text.mass-deleted': { share: 80 },
    'thread.created': { ...thread, commentId },
    'thread.resolved': thread,
    'thread.reopened': thread,
    'thread.passage-changed': { sectionId, lost: 1, back: 0 },
    'comment.created': thread,
    'comment.edited': thread,
    'comment.removed': { sectionId },
    'indicator.proposed': { version: 1 },
    'indicator.edited': { version: 2, fields: ['definition'] },
    'indicator.restored': { version: 3, restored: 1, fields: ['definition'] },
    'indicator.imported': { created: 1, changed: 0, indicators: [indicatorId] },
    'indicator.state-changed': { from: 'proposed', to: 'review' },
    'indicator.removed': {},
    'indicator.returned': {},
    'ballot.opened': round,
    'ballot.reopened': round,
    'ballot.result-shown': { sectionId, round: 2 },
    'ballot.closed': { ...round, votes: 3 },
    'vote.cast': round,
    'vote.changed': round,
    'vote.withdrawn': round,
    'session.started': item,
    'session.item-begun': { ...item, beforeId: item.itemId },
    'session.paused': item,
    'session.resumed': {},
    'session.minutes-changed': { ...item, minutes: -5 },
    'session.ended': { ...item, running: true },
    'session.end-undone': {},
    'floor.asked': { requestId, kind: 'question' },
    'floor.request-changed': { requestId, kind: 'point' },
    'floor.let-others-go': { requestId },
    'floor.withdrawn': { requestId },
    'floor.given': { speechId, personId, groupId, kind: 'for', place: 2, insteadOf: personId },
    'floor.paused': { speechId },
    'floor.resumed': { speechId },
    'floor.ended': { speechId },
    'floor.queue-changed': { from: 'open', to: 'closed' },
    'floor.order-changed': { from: 'fair', to: 'asked' },
    'floor.pinned': { requestId, personId, from: 3, place: 1, insteadOf: personId },
    'floor.unpinned': { requestId, personId },
    'floor.added': { requestId, personId, kind: 'against' },
    'floor.removed': { requestId, personId },
    'floor.weights-changed': { unheard: 5, group: 4, person: 2, rotation: 2, waiting: 1 },
    'floor.length-changed': { seconds: 180 },
    'floor.budget-changed': { itemId: requestId, seconds: 300 },
    'decision.noted': noted,
    'decision.changed': noted,
    'decision.removed': noted,
    'decision.restored': noted,
    'action.noted': noted,
    'action.changed': noted,
    'action.settled': { ...noted, from: 'open', to: 'done' },
    'action.removed': noted,
    'action.restored': noted,
    'check-in.begun': { personId, organisationId, groupId, mode: 'room' },
    'check-in.ended': { personId },
    'check-in.code-made': {},
    'signal.given': { kind: 'slower' },
    'session.planned': {},
    'session.changed': { fields: ['title'] },
    'session.admission-changed': { fields: ['observersMayCome'] },
    'session.removed': {},
    'session.restored': {},
    'agenda.changed': { act: 'add', itemId: indicatorId },
    'agenda.touched': { act: 'edit' },
    'session-template.saved': {},
    'session-template.removed': {},
    'secretariat.begun': {},
    'person.invited': {},
    'person.disabled': {},
    'person.enabled': {},
    'invitation.accepted': {},
    'password.reset-requested': {},
    'password.reset': {},
    'password.changed': {},
    'profile.changed': {},
    'interest.registered': { groupId },
    'interest.corrected': { groupId },
    'interest.accepted': { organisationId, personId, roundtableId, role },
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
    'public-texts.edited': { changed: ['home.lead'] },
  }
}
