/** The events that have a sentence in the `activity` texts. */
export const EVENT_NAMES: ReadonlySet<string> = new Set([
  'pillar.created', 'pillar.renamed', 'pillar.moved', 'pillar.removed',
  'section.created', 'section.renamed', 'section.moved', 'section.removed',
  'section.locked', 'section.unlocked', 'section.status-changed', 'text.edited', 'text.mass-deleted',
  'thread.created', 'thread.resolved', 'thread.reopened', 'thread.passage-changed',
  'comment.created', 'comment.edited', 'comment.removed',
  'indicator.proposed', 'indicator.edited', 'indicator.imported', 'indicator.state-changed',
  'ballot.opened', 'ballot.closed', 'ballot.reopened', 'ballot.result-shown', 'vote.cast',
  'membership.begun', 'membership.changed', 'membership.ended', 'person.invited',
  'interest.registered', 'interest.corrected', 'interest.accepted', 'interest.declined', 'group.edited', 'organisation.edited', 'organisation.created',
])
