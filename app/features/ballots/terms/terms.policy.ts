/** Who holds a vote: each member, each organisation by any of its delegates, or the members of some groups. */
export const WHO = ['members', 'organisations', 'groups'] as const
export type Who = (typeof WHO)[number]

/** Who is asked. What the method lets a moderator choose stands in the ballot's settings. */
export type Terms = {
  who: Who
  /** Whose members are asked, where groups are. */
  groupIds: string[]
}

export const USUAL_TERMS: Terms = { who: 'members', groupIds: [] }

/** As the database keeps them: a ballot from before there were terms says nothing. */
export type StoredTerms = Partial<Terms>

export function termsOf(stored: StoredTerms): Terms {
  return { ...USUAL_TERMS, ...stored }
}

type Asked = { groupId: string }
type Delegate = Asked & { personId: string; organisationId: string }

/** Whether somebody of this group is asked at all. */
export function isAsked(stored: StoredTerms, { groupId }: Asked) {
  const { who, groupIds } = termsOf(stored)
  return who !== 'groups' || groupIds.includes(groupId)
}

/** Who holds the vote that this member may send: they themselves, or their organisation. */
export function holderOf(stored: StoredTerms, { personId, organisationId }: Omit<Delegate, 'groupId'>) {
  return termsOf(stored).who === 'organisations' ? organisationId : personId
}

type Waiting = { votes: readonly { holderId: string }[]; terms: StoredTerms; present: readonly string[] | null }

/** Whether an open ballot waits for the answer of this member or of their organisation. */
export function waitsFor({ votes, terms, present }: Waiting, seat: Delegate) {
  const holderId = holderOf(terms, seat)
  return (
    isAsked(terms, seat) &&
    (present?.includes(seat.personId) ?? true) &&
    !votes.some((vote) => vote.holderId === holderId)
  )
}
