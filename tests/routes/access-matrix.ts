import { REFERENCE_ROWS } from './access-matrix-references.ts'
import type { Scene } from './access-scene.ts'

/** What each caller is told, in the order of `CALLERS`. `in`: sign in first. `ok`: let through. Else the status of the refusal. */
type Row = { told: string; body?: (scene: Scene) => Record<string, string> }

const EVERYBODY = 'ok ok ok ok ok ok'
const SIGNED_IN = 'in ok ok ok ok ok'
const AT_THE_TABLE = 'in 404 ok ok ok ok'
const SEATED = 'in 404 ok ok ok 403'
const TAKING_PART = 'in 404 403 ok ok 403'
const MODERATORS = 'in 404 403 403 ok ok'
const SECRETARIAT = 'in 403 403 403 403 ok'

const row = (told: string, body?: Row['body']): Row => ({ told, body })
const title = () => ({ title: 'A title', purpose: 'A purpose', side: 'contribution' })
const words = () => ({ body: 'A comment' })
const meeting = {
  title: 'A meeting',
  startsAt: '2030-03-04T14:00',
  endsAt: '2030-03-04T16:00',
  timeZone: 'Europe/Paris',
}
const texts = { name: 'A new one', definition: 'What it says', unit: 'per cent' }

const T = 'roundtables+/$roundtableId+/'

/** Every loader and action of the product. One that is missing here fails the test, and so does one that is gone. */
export const MATRIX: Record<string, Row> = {
  '_public+/_layout.tsx loader': row(EVERYBODY),
  '_public+/$.tsx loader': row('404 404 404 404 404 404'),
  '_public+/index.tsx loader': row(EVERYBODY),
  '_public+/accessibility.tsx loader': row(EVERYBODY),
  '_public+/privacy.tsx loader': row(EVERYBODY),
  // Shut, as every draft is until its moderators open it; publishing.test.ts tells what is read once they have.
  '_public+/drafts.$number.index.tsx loader': row('404 404 404 404 404 404'),
  '_public+/drafts.$number.$sectionId.tsx loader': row('404 404 404 404 404 404'),
  '_public+/interest.index.tsx loader': row(EVERYBODY),
  '_public+/interest.index.tsx action': row(EVERYBODY),
  '_public+/interest.sent.tsx loader': row(EVERYBODY),
  '_identity+/_layout.tsx loader': row(EVERYBODY),
  '_identity+/sign-in.tsx loader': row(EVERYBODY),
  '_identity+/sign-in.tsx action': row(EVERYBODY),
  '_identity+/forgotten-password.tsx loader': row(EVERYBODY),
  '_identity+/forgotten-password.tsx action': row(EVERYBODY),
  // A link that does not work is told apart by its page, not by who opens it.
  '_identity+/reset-password.$token.tsx loader': row('404 404 404 404 404 404'),
  '_identity+/reset-password.$token.tsx action': row('404 404 404 404 404 404', () => ({
    password: 'a password nobody has',
  })),
  '_identity+/invitations.$token.tsx loader': row('404 404 404 404 404 404'),
  '_identity+/invitations.$token.tsx action': row('404 404 404 404 404 404', () => ({
    name: 'Somebody',
    password: 'a password nobody has',
    language: 'en',
  })),
  '_identity+/first-account.$token.tsx loader': row('404 404 404 404 404 404'),
  '_identity+/first-account.$token.tsx action': row('404 404 404 404 404 404'),
  'language.ts action': row(EVERYBODY, () => ({ language: 'en' })),
  'theme.ts action': row(EVERYBODY, () => ({ theme: 'dark' })),
  'sign-out.ts action': row(EVERYBODY),
  // An address that does not work: who opens it makes no difference.
  'check-in.ts loader': row(SIGNED_IN),
  'calendar.$token.ts loader': row('404 404 404 404 404 404'),

  'profile+/_layout.tsx loader': row(SIGNED_IN),
  'profile+/index.tsx loader': row(SIGNED_IN),
  'profile+/index.tsx action': row(SIGNED_IN),
  'profile+/password.tsx loader': row(SIGNED_IN),
  'profile+/password.tsx action': row(SIGNED_IN),
  'profile+/calendar.tsx loader': row(SIGNED_IN),
  'profile+/calendar.tsx action': row(SIGNED_IN, () => ({ act: 'make' })),
  'profile+/sessions.index.ts action': row(SIGNED_IN),
  // The session of somebody else, whoever asks.
  'profile+/sessions.$signInId.ts action': row('in 404 404 404 404 404'),

  'roundtables+/index.tsx loader': row(SIGNED_IN),
  [`${T}_layout.tsx loader`]: row(AT_THE_TABLE),
  [`${T}$.tsx loader`]: row('404 404 404 404 404 404'),
  [`${T}index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}activity.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}people.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}invitations.tsx loader`]: row(MODERATORS),
  [`${T}invitations.tsx action`]: row(MODERATORS),
  [`${T}memberships.$membershipId.ts action`]: row(MODERATORS, ({ organisationId }) => ({
    role: 'observer',
    organisationId,
  })),
  [`${T}memberships.$membershipId.end.ts action`]: row(MODERATORS, () => ({ confirmed: 'yes' })),
  [`${T}memberships.$membershipId.invitation.ts action`]: row(MODERATORS, () => ({})),

  [`${T}framework.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}framework.order.ts action`]: row(MODERATORS, ({ sectionId }) => ({
    kind: 'section',
    id: sectionId,
    direction: 'up',
  })),
  [`${T}framework.pillars.ts action`]: row(MODERATORS, title),
  [`${T}framework.pillars.$pillarId.ts action`]: row(MODERATORS, title),
  [`${T}framework.pillars.$pillarId.removal.ts action`]: row(MODERATORS, () => ({ confirmed: 'yes' })),
  [`${T}framework.readers.ts action`]: row(MODERATORS, () => ({ openText: 'none' })),
  [`${T}framework.sections.ts action`]: row(MODERATORS, ({ pillarId }) => ({ title: 'A title', pillarId })),

  [`${T}sections.$sectionId.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}sections.$sectionId.title.ts action`]: row(MODERATORS, title),
  [`${T}sections.$sectionId.status.ts action`]: row(MODERATORS, () => ({ status: 'review' })),
  [`${T}sections.$sectionId.agreement.tsx loader`]: row(MODERATORS),
  [`${T}sections.$sectionId.agreement.tsx action`]: row(MODERATORS, () => ({ reason: 'A reason' })),
  [`${T}sections.$sectionId.reopening.tsx loader`]: row(MODERATORS),
  [`${T}sections.$sectionId.reopening.tsx action`]: row(MODERATORS, () => ({ reason: 'A reason' })),
  [`${T}sections.$sectionId.lock.ts action`]: row(MODERATORS, () => ({ locked: 'yes' })),
  [`${T}sections.$sectionId.removal.tsx loader`]: row(MODERATORS),
  [`${T}sections.$sectionId.removal.tsx action`]: row(MODERATORS, () => ({ confirmed: 'yes' })),
  [`${T}bin.index.tsx loader`]: row(MODERATORS),
  // What is not in the bin is a conflict, which a form of the page says.
  [`${T}bin.restoration.ts action`]: row(MODERATORS, ({ pillarId }) => ({ kind: 'pillar', id: pillarId })),
  [`${T}sections.$sectionId.threads.ts action`]: row(SEATED, words),
  [`${T}threads.$threadId.comments.ts action`]: row(SEATED, words),
  [`${T}threads.$threadId.resolution.ts action`]: row(TAKING_PART),
  [`${T}threads.$threadId.reopening.ts action`]: row(TAKING_PART),
  // The comment is the participant's own.
  [`${T}comments.$commentId.ts action`]: row('in 404 403 ok 403 403', words),
  [`${T}comments.$commentId.removal.ts action`]: row('in 404 403 ok 403 403'),

  ...REFERENCE_ROWS,
  [`${T}indicators.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}indicators.new.tsx loader`]: row(TAKING_PART),
  [`${T}indicators.new.tsx action`]: row(TAKING_PART, () => texts),
  [`${T}indicators.similar.ts loader`]: row(TAKING_PART),
  [`${T}indicators.import.tsx loader`]: row(MODERATORS),
  [`${T}indicators.import.tsx action`]: row(MODERATORS),
  [`${T}indicators.bulk.ts action`]: row(MODERATORS, ({ indicatorId }) => ({
    act: 'add-tag',
    tag: 'Youth',
    chosen: `${indicatorId}.1.candidate`,
  })),
  [`${T}indicators.export[.]csv.ts loader`]: row(AT_THE_TABLE),
  [`${T}indicators.template[.]csv.ts loader`]: row(MODERATORS),
  [`${T}indicators.$indicatorId.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}indicators.$indicatorId.edit.tsx loader`]: row(MODERATORS),
  [`${T}indicators.$indicatorId.edit.tsx action`]: row(MODERATORS, () => ({ ...texts, version: '1' })),
  [`${T}indicators.$indicatorId.state.ts action`]: row(MODERATORS, () => ({ state: 'parked', reason: 'Later' })),
  [`${T}indicators.$indicatorId.merger.tsx loader`]: row(MODERATORS),
  [`${T}indicators.$indicatorId.merger.tsx action`]: row(MODERATORS, () => ({ undo: 'yes' })),
  [`${T}indicators.$indicatorId.arguments.ts action`]: row(TAKING_PART, () => ({ side: 'for', text: 'Easy to read' })),
  [`${T}indicators.$indicatorId.watch.ts action`]: row(AT_THE_TABLE, () => ({ watch: 'yes' })),
  [`${T}indicators.$indicatorId.versions.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}indicators.$indicatorId.versions.$number.restoration.ts action`]: row(MODERATORS, () => ({ version: '1' })),
  [`${T}indicators.$indicatorId.removal.tsx loader`]: row(MODERATORS),
  [`${T}indicators.$indicatorId.removal.tsx action`]: row(MODERATORS, () => ({ confirmed: 'yes' })),
  [`${T}indicators.$indicatorId.ballot.tsx loader`]: row(MODERATORS),
  [`${T}indicators.$indicatorId.ballot.tsx action`]: row(MODERATORS, () => ({
    threshold: '0.7',
    minimumTurnout: '0.5',
  })),
  [`${T}sections.$sectionId.ballot.tsx loader`]: row(MODERATORS),
  // A section without words cannot be voted on, which its page says.
  [`${T}sections.$sectionId.ballot.tsx action`]: row(MODERATORS, () => ({ threshold: '0.7', minimumTurnout: '0.5' })),
  [`${T}ballots.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}ballots.$ballotId.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}ballots.$ballotId.vote.tsx loader`]: row(AT_THE_TABLE),
  [`${T}ballots.$ballotId.vote.tsx action`]: row(TAKING_PART, () => ({ relevance: '7', feasibility: '6' })),
  [`${T}ballots.$ballotId.withdrawal.ts action`]: row(TAKING_PART),
  [`${T}ballots.$ballotId.closure.ts action`]: row(MODERATORS),
  [`${T}ballots.$ballotId.reminder.ts action`]: row(MODERATORS),
  [`${T}ballots.$ballotId.reopening.ts action`]: row(MODERATORS),
  [`${T}ballots.$ballotId.result.ts action`]: row(MODERATORS),
  [`${T}ballots.$ballotId.result[.]csv.ts loader`]: row(AT_THE_TABLE),
  [`${T}ballots.$ballotId.bundle[.]json.ts loader`]: row(AT_THE_TABLE),
  [`${T}ballots.$ballotId.opening.ts action`]: row(MODERATORS, () => ({ act: 'open' })),
  [`${T}ballots.$ballotId.entry.ts action`]: row(MODERATORS, ({ personId }) => ({
    personId,
    relevance: '7',
    feasibility: '6',
  })),
  [`${T}sessions.$sessionId.ballots.ts action`]: row(MODERATORS, ({ indicatorId }) => ({
    subject: `indicator:${indicatorId}`,
    method: 'rating',
  })),

  [`${T}sessions.$sessionId.cockpit.tsx loader`]: row(MODERATORS),
  [`${T}sessions.$sessionId.room.tsx loader`]: row(AT_THE_TABLE),
  [`${T}sessions.$sessionId.words.ts loader`]: row(AT_THE_TABLE),
  [`${T}sessions.$sessionId.attendance.tsx loader`]: row(AT_THE_TABLE),
  [`${T}sessions.$sessionId.attendance.tsx action`]: row(MODERATORS, () => ({ act: 'new-code' })),
  [`${T}sessions.$sessionId.check-in.tsx loader`]: row(AT_THE_TABLE),
  [`${T}sessions.$sessionId.check-in.tsx action`]: row(SEATED, () => ({ act: 'remote' })),
  // Planned for tomorrow: whoever may signal is told that it is not on.
  [`${T}sessions.$sessionId.signals.ts action`]: row(SEATED, () => ({ kind: 'slower' })),
  [`${T}sessions.$sessionId.screens.tsx loader`]: row(MODERATORS),
  [`${T}sessions.$sessionId.screens.tsx action`]: row(MODERATORS, () => ({ act: 'open', name: 'Room' })),
  [`${T}sessions.$sessionId.clock.ts action`]: row(MODERATORS, () => ({ act: 'start' })),
  [`${T}sessions.$sessionId.floor.ts action`]: row(TAKING_PART, () => ({ act: 'ask', kind: 'question' })),
  [`${T}sessions.$sessionId.speech.ts action`]: row(MODERATORS, ({ sectionId }) => ({
    act: 'end',
    speechId: sectionId,
  })),
  [`${T}sessions.$sessionId.queue.ts action`]: row(MODERATORS, () => ({ act: 'queue', queue: 'closed', was: 'open' })),
  [`${T}sessions.$sessionId.invitations.ts action`]: row(MODERATORS, ({ sessionId }) => ({ seen: sessionId })),
  [`${T}sessions.$sessionId.calendar[.]ics.ts loader`]: row(AT_THE_TABLE),
  [`${T}sessions.$sessionId.answer.ts action`]: row(SEATED, () => ({ answer: 'come' })),
  [`${T}sessions.$sessionId.preparation.ts action`]: row(SEATED, ({ sectionId }) => ({ act: 'read', sectionId })),
  [`${T}sessions.$sessionId.reminder.ts action`]: row(MODERATORS),
  // Planned for tomorrow: whoever may is told that it is not on.
  [`${T}sessions.$sessionId.draw.ts action`]: row(MODERATORS, ({ sessionId }) => ({ act: 'end', drawId: sessionId })),
  [`${T}sessions.$sessionId.tables.$tableId.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}sessions.$sessionId.tables.$tableId.text.ts loader`]: row(AT_THE_TABLE),
  [`${T}sessions.$sessionId.tables.$tableId.reporter.ts action`]: row(SEATED, () => ({ act: 'take' })),
  [`${T}sessions.$sessionId.outcomes.ts loader`]: row(MODERATORS),
  [`${T}sessions.$sessionId.outcomes.ts action`]: row(MODERATORS, () => ({ noun: 'decision', text: 'A decision' })),
  [`${T}sessions.$sessionId.minutes.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}sessions.$sessionId.minutes.state.ts action`]: row(MODERATORS, () => ({
    act: 'settings',
    rapporteurId: '',
    correctionDays: '7',
  })),
  // That the line is not there is a conflict, which a form of the page says.
  [`${T}sessions.$sessionId.minutes.lines.ts action`]: row(MODERATORS, ({ decisionId }) => ({
    act: 'summarise',
    line: `decision:${decisionId}`,
    seen: '0',
  })),
  // That the window is not open, and that somebody was not there, is said where the form stands; corrections need a seat.
  [`${T}sessions.$sessionId.minutes.corrections.ts action`]: row(SEATED, () => ({
    act: 'propose',
    line: 'text',
    proposal: 'Sixteen',
    reason: 'I said so',
  })),
  [`${T}sessions.$sessionId.minutes.files.$format.ts loader`]: row(AT_THE_TABLE),
  [`${T}sessions.$sessionId.balance.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}balance.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}decisions.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}decisions.export[.]csv.ts loader`]: row(AT_THE_TABLE),
  [`${T}decisions.$decisionId.ts action`]: row(MODERATORS, () => ({ act: 'remove' })),
  [`${T}actions.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}actions.export[.]csv.ts loader`]: row(AT_THE_TABLE),
  // The participant owns it.
  [`${T}actions.$actionId.ts action`]: row('in 404 403 ok ok ok', () => ({
    act: 'settle',
    seen: 'open',
    state: 'done',
  })),
  [`${T}sessions.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}sessions.templates.tsx loader`]: row(MODERATORS),
  [`${T}sessions.templates.tsx action`]: row(MODERATORS, ({ sessionId }) => ({
    act: 'save',
    title: 'A name',
    sessionId,
  })),
  [`${T}sessions.new.tsx loader`]: row(MODERATORS),
  [`${T}sessions.new.tsx action`]: row(MODERATORS, () => meeting),
  // The session of the scene is open to observers; sessions.test.ts tells of one that is shut to them.
  [`${T}sessions.$sessionId.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}sessions.$sessionId.agenda.tsx loader`]: row(MODERATORS),
  [`${T}sessions.$sessionId.agenda.tsx action`]: row(MODERATORS, () => ({
    act: 'add',
    title: 'An item',
    kind: 'discussion',
    minutes: '10',
  })),
  [`${T}sessions.$sessionId.settings.tsx loader`]: row(MODERATORS),
  [`${T}sessions.$sessionId.settings.tsx action`]: row(MODERATORS, () => ({ ...meeting, version: '1' })),
  [`${T}sessions.$sessionId.removal.tsx loader`]: row(MODERATORS),
  [`${T}sessions.$sessionId.removal.tsx action`]: row(MODERATORS, () => ({ confirmed: 'yes' })),
  [`${T}sessions.$sessionId.note.ts action`]: row(MODERATORS, () => ({ base: '', text: 'Ask Bo' })),

  // A screen is opened by its token alone, whoever asks; screens.test.ts tells what it shows.
  'screens+/$token.index.tsx loader': row('404 404 404 404 404 404'),
  'screens+/$token.changes.ts loader': row('404 404 404 404 404 404'),

  'secretariat+/_layout.tsx loader': row(SECRETARIAT),
  'secretariat+/$.tsx loader': row('404 404 404 404 404 404'),
  'secretariat+/index.tsx loader': row(SECRETARIAT),
  'secretariat+/interests.index.tsx loader': row(SECRETARIAT),
  'secretariat+/interests.$interestId.index.tsx loader': row(SECRETARIAT),
  'secretariat+/interests.$interestId.acceptance.tsx loader': row(SECRETARIAT),
  'secretariat+/interests.$interestId.acceptance.tsx action': row(SECRETARIAT),
  'secretariat+/interests.$interestId.decline.tsx loader': row(SECRETARIAT),
  'secretariat+/interests.$interestId.decline.tsx action': row(SECRETARIAT),
  'secretariat+/texts.index.tsx loader': row(SECRETARIAT),
  'secretariat+/texts.index.tsx action': row(SECRETARIAT),
  'secretariat+/documents.index.tsx loader': row(SECRETARIAT),
  'secretariat+/documents.new.tsx loader': row(SECRETARIAT),
  'secretariat+/documents.new.tsx action': row(SECRETARIAT),
  'secretariat+/documents.$documentId.index.tsx loader': row(SECRETARIAT),
  'secretariat+/documents.$documentId.index.tsx action': row(SECRETARIAT),
  'secretariat+/documents.$documentId.removal.ts action': row(SECRETARIAT),
  'secretariat+/groups.index.tsx loader': row(SECRETARIAT),
  'secretariat+/groups.new.tsx loader': row(SECRETARIAT),
  'secretariat+/groups.new.tsx action': row(SECRETARIAT),
  'secretariat+/groups.$groupId.index.tsx loader': row(SECRETARIAT),
  'secretariat+/groups.$groupId.index.tsx action': row(SECRETARIAT),
  'secretariat+/groups.$groupId.removal.ts action': row(SECRETARIAT),
  'secretariat+/organisations.index.tsx loader': row(SECRETARIAT),
  'secretariat+/organisations.new.tsx loader': row(SECRETARIAT),
  'secretariat+/organisations.new.tsx action': row(SECRETARIAT),
  'secretariat+/organisations.$organisationId.index.tsx loader': row(SECRETARIAT),
  'secretariat+/organisations.$organisationId.index.tsx action': row(SECRETARIAT),
  'secretariat+/organisations.$organisationId.removal.ts action': row(SECRETARIAT, () => ({ confirmed: 'yes' })),
  'secretariat+/roundtables.index.tsx loader': row(SECRETARIAT),
  'secretariat+/roundtables.new.tsx loader': row(SECRETARIAT),
  'secretariat+/roundtables.new.tsx action': row(SECRETARIAT),
  'secretariat+/roundtables.$roundtableId.index.tsx loader': row(SECRETARIAT),
  'secretariat+/roundtables.$roundtableId.index.tsx action': row(SECRETARIAT),
  'secretariat+/bin.index.tsx loader': row(SECRETARIAT),
  'secretariat+/bin.restoration.ts action': row(SECRETARIAT, ({ documentId }) => ({
    kind: 'related-document',
    id: documentId,
  })),
  'secretariat+/people.index.tsx loader': row(SECRETARIAT),
  'secretariat+/people.$personId.disablement.ts action': row(SECRETARIAT),
  'secretariat+/people.$personId.invitation.ts action': row(SECRETARIAT),
  'secretariat+/people.$personId.readmission.ts action': row(SECRETARIAT),
  'secretariat+/people.$personId.sessions.ts action': row(SECRETARIAT),
}
