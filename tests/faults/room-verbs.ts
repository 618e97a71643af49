import { roundtableFor } from '#app/features/access/standing.server.ts'
import { changeOwnCheckIn, checkMember } from '#app/features/attendance/check-ins.server.ts'
import { presentPart } from '#app/features/attendance/present-part.server.ts'
import { castVote } from '#app/features/ballots/ballots.server.ts'
import { closeBallot, showResult } from '#app/features/ballots/closing.server.ts'
import { ballotsPart, deskBallotsPart, turnoutPart } from '#app/features/ballots/room/ballots-part.server.ts'
import { openPrepared, roomBallotFor } from '#app/features/ballots/room/room-acts.server.ts'
import { actOnOwnRequest } from '#app/features/floor/asking.server.ts'
import { deskFloorPart, floorPart } from '#app/features/floor/floor-part.server.ts'
import { actOnSpeech } from '#app/features/floor/speeches.server.ts'
import { changeMembership, endMembership, membershipFor } from '#app/features/members/memberships.server.ts'
import { notedPart } from '#app/features/outcomes/noted-part.server.ts'
import { noteOutcome } from '#app/features/outcomes/outcomes.server.ts'
import { actOnClock } from '#app/features/room/clock.server.ts'
import { clockPart, deskClockPart } from '#app/features/room/clock-part.server.ts'
import { screensPart } from '#app/features/screens/screens-part.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { giveSignal } from '#app/features/signals/signals.server.ts'
import { signalsPart } from '#app/features/signals/signals-part.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { Part } from '#app/shared/session-parts.ts'
import { ballotFor, sessionFor } from '#tests/factories/subjects.ts'

type Asked = { actor: Actor; roundtableId: string; of: string; input: never; key?: string }
type Verb = (asked: Asked) => Promise<unknown>
type InSession = (actor: Actor, subject: SessionSubject, input: never, key?: string) => Promise<unknown>

const inSession =
  (purpose: 'attend' | 'moderate', verb: InSession): Verb =>
  async ({ actor, roundtableId, of, input, key }) =>
    verb(actor, await sessionFor(actor, roundtableId, of, purpose), input, key)

/** What may be asked of a node, as the routes ask it. */
export const VERBS: Record<string, Verb> = {
  clock: inSession('moderate', actOnClock),
  'check-in': inSession('attend', changeOwnCheckIn),
  staff: inSession('moderate', checkMember),
  floor: inSession('attend', actOnOwnRequest),
  speech: inSession('moderate', actOnSpeech),
  signal: inSession('attend', (actor, subject, { kind }) => giveSignal(actor, subject, kind)),
  note: inSession('moderate', noteOutcome),
  vote: async ({ actor, roundtableId, of, input, key }) =>
    castVote(actor, await ballotFor(actor, roundtableId, of, 'vote'), input, key),
  open: async ({ actor, roundtableId, of }) =>
    openPrepared(actor, await roomBallotFor(await roundtableFor(actor, roundtableId, 'view'), of)),
  close: async ({ actor, roundtableId, of }) => closeBallot(actor, await ballotFor(actor, roundtableId, of, 'close')),
  publish: async ({ actor, roundtableId, of }) => showResult(actor, await ballotFor(actor, roundtableId, of, 'close')),
  'end-membership': async ({ actor, roundtableId, of }) =>
    endMembership(await membershipFor(await roundtableFor(actor, roundtableId, 'manage-members'), of)),
  'change-membership': async ({ actor, roundtableId, of, input }) =>
    changeMembership(await membershipFor(await roundtableFor(actor, roundtableId, 'manage-members'), of), input),
}

/** What a page of a moderator's is loaded with. */
export const READ: Record<string, (sessionId: string) => Promise<Part>> = {
  clock: clockPart,
  'desk-clock': deskClockPart,
  floor: floorPart,
  'desk-floor': deskFloorPart,
  present: presentPart,
  ballots: ballotsPart,
  turnout: turnoutPart,
  'desk-ballots': deskBallotsPart,
  noted: notedPart,
  signals: signalsPart,
  screens: screensPart,
}
