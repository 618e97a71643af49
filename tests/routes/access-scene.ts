import { createHash } from 'node:crypto'
import type { Person } from '#app/platform/prisma/client.ts'
import { buildBallot, buildIndicator, buildInterest, buildThread, buildVote } from '#tests/factories/decisions.ts'
import { buildAction, buildDecision } from '#tests/factories/outcomes.ts'
import { buildDocument, buildGroup, buildPerson, buildSecretariat } from '#tests/factories/people.ts'
import { buildEntry, buildMapping, buildReference } from '#tests/factories/references.ts'
import { cookieOf } from '#tests/factories/requests.ts'
import { buildMember, buildPillar, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { buildDraw } from '#tests/factories/tables.ts'

export const CALLERS = ['visitor', 'outsider', 'observer', 'participant', 'moderator', 'secretariat'] as const
export type Caller = (typeof CALLERS)[number]

export type Cast = { people: Record<Exclude<Caller, 'visitor'>, Person>; roundtableId: string; participant: Member }

/** One person per role at one table, and a moderator of another. */
export async function buildCast(): Promise<Cast> {
  const roundtable = await buildRoundtable()
  const [outsider, observer, participant, moderator, secretariat] = await Promise.all([
    buildMember({ role: 'moderator' }),
    buildMember({ roundtable, role: 'observer' }),
    buildMember({ roundtable, role: 'participant' }),
    buildMember({ roundtable, role: 'moderator' }),
    buildSecretariat(),
  ])
  const people = {
    outsider: outsider.person,
    observer: observer.person,
    participant: participant.person,
    moderator: moderator.person,
    secretariat,
  }
  return { people, roundtableId: roundtable.id, participant }
}

/** The ids of fresh records at that table: an act on them leaves nothing behind for the next. */
export async function buildScene({ roundtableId, participant }: Pick<Cast, 'roundtableId' | 'participant'>) {
  const roundtable = { id: roundtableId }
  const pillar = await buildPillar({ roundtable })
  const section = await buildSection({ pillar })
  const { thread, comment } = await buildThread({ section, member: participant })
  const session = await buildSession({ roundtable })
  const [indicator, ballot, member, interest, person, group, document] = await Promise.all([
    buildIndicator({ roundtable }),
    buildBallot({ roundtable, sessionId: session.id }),
    buildMember({ roundtable }),
    buildInterest(),
    buildPerson(),
    buildGroup(),
    buildDocument(),
  ])
  await buildVote({ ballot })
  const [decision, action] = await Promise.all([
    buildDecision({ session }),
    buildAction({ session, owner: participant }),
  ])
  const { tableId } = await buildDraw({ session, members: [participant] })
  const framework = await buildReference({ roundtable, person: participant.person })
  const [entry, otherEntry] = await Promise.all([buildEntry({ framework }), buildEntry({ framework })])
  const mapping = await buildMapping({ indicator, entry })
  const token = (await cookieOf(person)).split('=')[1] ?? ''
  return {
    roundtableId,
    pillarId: pillar.id,
    sectionId: section.id,
    threadId: thread.id,
    commentId: comment.id,
    indicatorId: indicator.id,
    frameworkId: framework.id,
    entryId: entry.id,
    otherEntryId: otherEntry.id,
    mappingId: mapping.id,
    ballotId: ballot.id,
    decisionId: decision.id,
    format: 'md',
    actionId: action.id,
    tableId,
    membershipId: member.membership.id,
    organisationId: member.organisation.id,
    interestId: interest.id,
    personId: person.id,
    groupId: group.id,
    documentId: document.id,
    sessionId: session.id,
    signInId: createHash('sha256').update(token).digest('base64url'),
    number: '1',
    token: 'a-link-that-never-was',
  }
}

export type Scene = Awaited<ReturnType<typeof buildScene>>
