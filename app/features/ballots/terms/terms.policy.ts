import type { Amendment, Protocol } from '../protocol/protocol-words.ts'
import type { Rule } from '../rule/rule-words.ts'
import type { SecretTerms } from '../secret/secret.policy.ts'
import type { Visibility } from './standing.ts'
import { weightOf, type Weights } from './weights.ts'

/** Who holds a vote: each member, each organisation by any of its delegates, or the members of some groups. */
export const WHO = ['members', 'organisations', 'groups'] as const
export type Who = (typeof WHO)[number]

/** Who is asked. What the method lets a moderator choose stands in the ballot's settings. */
export type Terms = {
  who: Who
  /** Whose members are asked, where groups are. */
  groupIds: string[]
  /** What makes it pass, where that is not the method's own rule. */
  rule?: Rule
  /** Where nobody is told how somebody answered. */
  secret?: SecretTerms
}

export const USUAL_TERMS: Terms = { who: 'members', groupIds: [] }

/** As the database keeps them: a ballot from before there were terms says nothing. */
export type StoredTerms = Partial<Terms> & {
  weights?: Weights
  /** Who has several votes may give them to several answers. */
  split?: true
  visibility?: Exclude<Visibility, 'closed'>
  /** What was written of the protocol as the first round opened, or as it was amended. */
  protocol?: Protocol
  /** How a later round departs from the one before, and why. */
  amendment?: Amendment
  /** Who declares a conflict of interest is left out, not only shown. */
  conflict?: 'excluded'
  /** The holders who are left out for that, as long as they say so: the one part of the terms that changes while a ballot is open. */
  out?: string[]
  /** How many votes of others one holder may cast, where votes can be given to others at all. */
  proxies?: number
}

export function termsOf(stored: StoredTerms): Terms & StoredTerms {
  return { ...USUAL_TERMS, ...stored }
}

/** The terms as anybody may have them in a file: without the name or id of who holds a vote. */
export function publishedTerms(stored: StoredTerms) {
  const { weights, out: _, ...terms } = termsOf(stored)
  return { ...terms, ...(weights && { weights: Object.values(weights).sort((a, b) => b - a) }) }
}

type Asked = { groupId: string; personId?: string; organisationId?: string }
type Delegate = { groupId: string; personId: string; organisationId: string }

/** Whether somebody of this group is asked at all, and not left out. */
export function isAsked(stored: StoredTerms, { groupId, personId, organisationId }: Asked) {
  const { who, groupIds } = termsOf(stored)
  if (stored.out?.some((holderId) => holderId === personId || holderId === organisationId)) return false
  return who !== 'groups' || groupIds.includes(groupId)
}

/** Who holds the vote that this member may send: they themselves, or their organisation. */
export function holderOf(stored: StoredTerms, { personId, organisationId }: Omit<Delegate, 'groupId'>) {
  return termsOf(stored).who === 'organisations' ? organisationId : personId
}

/** `present`: who is checked in where only they may vote, or who is on the roll of a secret ballot, by the ids of the holders. */
type Waiting = { votes: readonly { holderId: string }[]; terms: StoredTerms; present: readonly string[] | null }

/** Whether an open ballot waits for the answer of this member or of their organisation. */
export function waitsFor({ votes, terms, present }: Waiting, seat: Delegate) {
  const holderId = holderOf(terms, seat)
  return (
    isAsked(terms, seat) &&
    (present?.some((id) => id === seat.personId || id === seat.organisationId) ?? true) &&
    !votes.some((vote) => vote.holderId === holderId)
  )
}

/** How many votes the holder has for whom somebody with this seat sends one. */
export function weightHeld(terms: StoredTerms, seat: Delegate | null) {
  return seat ? weightOf(terms, holderOf(terms, seat)) : 1
}

/** Whether somebody holds a vote outside of a session, left out for a conflict of interest or not. */
export function holdsOutOfSession(
  { seat }: { seat: Delegate | null },
  { terms, sessionId }: { terms: StoredTerms; sessionId: string | null },
) {
  return sessionId === null && seat !== null && isAsked({ ...terms, out: [] }, seat)
}
