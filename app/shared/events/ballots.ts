import { z } from 'zod'
import { type Definition, id, number } from './define.ts'

/** One of the ids names what the ballot is about. */
const round = z.strictObject({ indicatorId: id.optional(), sectionId: id.optional(), round: number })
const ballot = { subject: 'ballot', data: round, audience: 'members', topics: ['roundtable', 'ballots'] } as const
const vote = { subject: 'ballot', data: round, topics: ['roundtable', 'votes'] } as const
const ofBallot = (sentence: string) => ({ kind: 'ballots', sentence }) as const

export const BALLOT_EVENTS = {
  'ballot.opened': { ...ballot, feed: ofBallot('ballot.opened'), news: 'ballots' },
  'ballot.reopened': { ...ballot, feed: ofBallot('ballot.reopened') },
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
} as const satisfies Record<string, Definition>
