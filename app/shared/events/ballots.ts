import { z } from 'zod'
import { type Definition, id, number, word } from './define.ts'

/** One of the ids names what the ballot is about. */
const round = z.strictObject({
  indicatorId: id.optional(),
  sectionId: id.optional(),
  agendaItemId: id.optional(),
  questionId: id.optional(),
  /** Where it was asked: in which session, during which item. */
  sessionId: id.optional(),
  itemId: id.optional(),
  round: number,
})
/** Told to the room of a session as parts where it is asked in one. */
const acts = { parts: ['ballots', 'turnout', 'desk-ballots'] } as const
const votes = { parts: ['turnout', 'desk-ballots'] } as const
const ballot = {
  subject: 'ballot',
  data: round,
  audience: 'members',
  topics: ['roundtable', 'ballots'],
  ...acts,
} as const
const vote = { subject: 'ballot', data: round, topics: ['roundtable', 'votes'], ...votes } as const
const prepared = {
  subject: 'ballot',
  data: round,
  audience: 'nobody',
  feed: null,
  topics: [],
  parts: ['desk-ballots'],
} as const
const ofBallot = (sentence: string) => ({ kind: 'ballots', sentence }) as const

export const BALLOT_EVENTS = {
  'ballot.opened': { ...ballot, feed: ofBallot('ballot.opened'), news: 'ballots' },
  'ballot.reopened': { ...ballot, feed: ofBallot('ballot.reopened') },
  /** A moderator states what the table concluded, or states it anew. */
  'ballot.concluded': { ...ballot, topics: [...ballot.topics, 'outcomes'], feed: ofBallot('ballot.concluded') },
  'ballot.outcome-corrected': {
    ...ballot,
    topics: [...ballot.topics, 'outcomes'],
    feed: ofBallot('ballot.outcome-corrected'),
  },
  'ballot.result-shown': { ...ballot, feed: ofBallot('ballot.result-shown') },
  'ballot.closed': {
    ...ballot,
    data: round.extend({ votes: number }),
    feed: ofBallot('ballot.closed'),
    news: 'ballots',
  },
  'vote.cast': { ...vote, audience: 'members', feed: { ...ofBallot('vote.cast'), counted: true } },
  /** Changing or withdrawing an answer is nobody else's to know. */
  'vote.changed': { ...vote, audience: 'nobody', feed: null },
  'vote.withdrawn': { ...vote, audience: 'nobody', feed: null },
  /** Entered by a moderator for somebody without a device: by whom, for whom, and not how. */
  'vote.entered': { ...vote, data: round.extend({ personId: id }), audience: 'nobody', feed: null },
  /** Somebody answered themselves after an answer had been entered for them. */
  'vote.taken-over': { ...vote, audience: 'nobody', feed: null },
  /** A mail went to those who had not answered: how many, and not who. */
  'ballot.reminded': {
    subject: 'ballot',
    data: round.extend({ people: number, kind: word }),
    audience: 'nobody',
    feed: null,
    topics: ['ballots'],
  },
  /** To open by itself: until then it is announced, and can be opened or called off. */
  'ballot.scheduled': { ...ballot, feed: ofBallot('ballot.scheduled') },
  'ballot.called-off': { ...ballot, feed: ofBallot('ballot.called-off') },
  /** Its time came, and it could not be asked any more. */
  'ballot.not-opened': { ...ballot, feed: ofBallot('ballot.not-opened') },
  /** To another time, in milliseconds, or to none. */
  'ballot.closing-moved': {
    ...ballot,
    data: round.extend({ closesAt: number.optional() }),
    feed: ofBallot('ballot.closing-moved'),
  },
  /** A later round departs from the protocol of the one before. How and why is looked up. */
  'ballot.amended': { ...ballot, feed: ofBallot('ballot.amended') },
  /** Somebody said that they have a conflict of interest, or no longer. Why is looked up. */
  'ballot.conflict-declared': { ...ballot, feed: ofBallot('ballot.conflict-declared') },
  'ballot.conflict-withdrawn': { ...ballot, feed: ofBallot('ballot.conflict-withdrawn') },
  /** Somebody gave their vote in the ballot to somebody, or took it back; who was asked said yes or no. Between whom is looked up. */
  'ballot.proxy-given': { ...ballot, feed: ofBallot('ballot.proxy-given') },
  'ballot.proxy-accepted': { ...ballot, feed: ofBallot('ballot.proxy-accepted') },
  'ballot.proxy-declined': { ...ballot, feed: ofBallot('ballot.proxy-declined') },
  'ballot.proxy-withdrawn': { ...ballot, feed: ofBallot('ballot.proxy-withdrawn') },
  /** One of the two holds no vote any more. */
  'ballot.proxy-ended': { ...ballot, feed: ofBallot('ballot.proxy-ended') },
  /** Enough answers came in for the next standing of a ballot that shows one. */
  'ballot.standing': { subject: 'ballot', data: round, audience: 'nobody', feed: null, topics: ['ballots'] },
  'ballot.prepared': prepared,
  'ballot.discarded': prepared,
  /** Opened by mistake: prepared again, as nobody had answered. */
  'ballot.taken-back': { ...prepared, topics: ['ballots'], ...acts },
} as const satisfies Record<string, Definition>
