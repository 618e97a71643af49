import type { Answer } from '#app/features/ballots/ballot-words.ts'
import { wordingOf } from '#app/features/indicators/keep-version.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot, Comment, CommentThread, Indicator, Interest, Prisma, Vote } from '#app/platform/prisma/client.ts'
import { buildGroup, buildPerson } from './people.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from './roundtables.ts'
import { nextNumber, unique } from './unique.ts'

type Id = { id: string }

type IndicatorInput = Partial<Prisma.IndicatorUncheckedCreateInput> & { roundtable?: Id; section?: Id }

export async function buildIndicator({ roundtable, section, ...given }: IndicatorInput = {}): Promise<Indicator> {
  const roundtableId = given.roundtableId ?? (roundtable ?? (await buildRoundtable())).id
  const texts = { name: unique('Indicator'), definition: 'What is measured', unit: '%' }
  const indicator = await db.indicator.create({
    data: { code: `T-${nextNumber()}`, sectionId: section?.id, ...texts, ...given, roundtableId },
  })
  await db.indicatorVersion.create({
    data: { ...wordingOf(indicator), indicatorId: indicator.id, number: indicator.version, origin: 'recorded' },
  })
  return indicator
}

/** The indicator with other words under its next version number. */
export async function rewordIndicator({ id }: Id): Promise<Indicator> {
  const indicator = await db.indicator.update({
    where: { id },
    data: { definition: unique('Other words'), version: { increment: 1 } },
  })
  await db.indicatorVersion.create({
    data: { ...wordingOf(indicator), indicatorId: id, number: indicator.version, origin: 'recorded' },
  })
  return indicator
}

/** The rule that the form of a rating offers. */
export const RATING_SETTINGS = { threshold: 0.7, minimumTurnout: 0.5 }

type BallotInput = Partial<Prisma.BallotUncheckedCreateInput> & {
  roundtable?: Id
  indicator?: Indicator
  openedBy?: Id
}
type BuiltBallot = Ballot & { indicatorId: string; versionId: string }

/** An open rating of the indicator as it reads now, unless told otherwise. */
export async function buildBallot({ roundtable, openedBy, ...given }: BallotInput = {}): Promise<BuiltBallot> {
  const indicator = given.indicator ?? (await buildIndicator({ roundtable }))
  const { id: indicatorId, roundtableId, version, code, name, definition, unit, formula } = indicator
  const openedById = given.openedById ?? (openedBy ?? (await buildPerson())).id
  const { indicator: _, ...columns } = given
  const number = { indicatorId, number: version }
  const { id: versionId } = await db.indicatorVersion.upsert({
    where: { indicatorId_number: number },
    update: {},
    create: { ...number, ...wordingOf(indicator), origin: 'recorded' },
  })
  const subject = {
    subjectType: 'indicator',
    subjectId: indicatorId,
    versionId,
    wording: { version, code, name, definition, unit, formula },
  }
  const ballot = await db.ballot.create({
    data: { roundtableId, method: 'rating', settings: RATING_SETTINGS, ...columns, ...subject, openedById },
  })
  return { ...ballot, indicatorId, versionId }
}

/** A rating unless the answer is given whole. */
type VoteInput = {
  ballot?: Ballot
  member?: Member
  relevance?: number | null
  feasibility?: number | null
  answer?: Answer
}

export async function buildVote(given: VoteInput = {}): Promise<Vote> {
  const ballot = given.ballot ?? (await buildBallot())
  const { seat } = given.member ?? (await buildMember({ roundtable: { id: ballot.roundtableId } }))
  const { personId, organisationId, groupId } = seat
  const { relevance = 7, feasibility = 6, answer = { relevance, feasibility } } = given
  return db.vote.create({ data: { ballotId: ballot.id, personId, organisationId, groupId, answer } })
}

type ThreadInput = Partial<Prisma.CommentThreadUncheckedCreateInput> & {
  roundtable?: Id
  section?: Id
  member?: Member
  body?: string
}
export type ThreadWithComment = { thread: CommentThread; comment: Comment }

/** A thread with its first comment. Its passage is a quote only: no mark stands in a document. */
export async function buildThread({
  roundtable,
  section,
  member,
  body = 'A comment',
  ...given
}: ThreadInput = {}): Promise<ThreadWithComment> {
  const table = roundtable ?? (member ? { id: member.seat.roundtableId } : await buildRoundtable())
  const sectionId = given.sectionId ?? (section ?? (await buildSection({ roundtable: table }))).id
  const { seat } = member ?? (await buildMember({ roundtable: table }))
  const { personId, organisationId, groupId } = seat
  const thread = await db.commentThread.create({ data: { quote: 'A passage', ...given, sectionId } })
  const comment = await db.comment.create({ data: { threadId: thread.id, body, personId, organisationId, groupId } })
  return { thread, comment }
}

export async function buildInterest(given: Partial<Prisma.InterestUncheckedCreateInput> = {}): Promise<Interest> {
  const groupId = given.groupId ?? (await buildGroup()).id
  return db.interest.create({
    data: {
      organisationName: unique('Organisation'),
      country: 'FR',
      name: 'Camille Lefort',
      email: `${unique('interest')}@example.org`,
      motivation: 'Our city measures what its residents gain.',
      availability: 'Weekdays',
      language: 'fr',
      consentAt: new Date(),
      ...given,
      groupId,
    },
  })
}
