import { openTurnouts } from '#app/features/ballots/open-turnouts.server.ts'
import type { Outline } from '#app/features/frameworks/outline.ts'
import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import type { Seats } from '#app/features/members/table.queries.server.ts'
import { groupsExpected } from '#app/features/sections/decisions.server.ts'

/** Decisions whose day of review has come, and the longest such day ago. */
export type Reviews = { due: number; oldestOn: string | null }
export type Moderation = {
  invitations: { open: number; oldestAt: string | null }
  ballots: { id: string; to: string; code: string; voted: number; needed: number; eligible: number }[]
  sections: { id: string; number: string; title: string; openThreads: number; silent: number }[]
  silentGroupIds: string[]
  reviews: Reviews
}

const SECTIONS = 4

/** What waits for whoever runs a roundtable. What can be done at once comes first. */
export async function moderationOf(
  roundtableId: string,
  outline: Outline,
  seats: Seats[],
  reviews: Reviews,
): Promise<Moderation> {
  const [invited, ballots, expected] = await Promise.all([
    invitationsOpen(roundtableId),
    openTurnouts(roundtableId),
    groupsExpected(roundtableId),
  ])
  return {
    invitations: { open: invited.length, oldestAt: invited.sort()[0] ?? null },
    ballots: ballots.sort((one, other) => missingAnswers(one) - missingAnswers(other)),
    sections: inReview(outline, expected).slice(0, SECTIONS),
    silentGroupIds: seats.filter(({ members, active }) => members === 0 || active === 0).map(({ groupId }) => groupId),
    reviews,
  }
}

async function invitationsOpen(roundtableId: string) {
  const memberships = await membershipsAt(roundtableId)
  return memberships.filter(({ accepted }) => !accepted).map(({ createdAt }) => createdAt.toISOString())
}

export function missingAnswers({ voted, needed }: { voted: number; needed: number }) {
  return Math.max(needed - voted, 0)
}

/** The sections in review with what stands against agreeing them, as the page that asks for the agreement says it. */
function inReview(outline: Outline, expected: string[]): Moderation['sections'] {
  const missing = (section: Moderation['sections'][number]) => section.openThreads + section.silent
  return outline.pillars
    .flatMap(({ sections }) => sections)
    .filter(({ status }) => status === 'review')
    .map(({ id, number, title, openThreads, groupIds }) => ({
      id,
      number,
      title,
      openThreads,
      silent: expected.filter((groupId) => !groupIds.includes(groupId)).length,
    }))
    .sort((one, other) => missing(one) - missing(other))
}
