import { expect, test } from 'vitest'
import { databaseNow } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { buildBallot } from '#tests/factories/decisions.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { ballotFor } from '#tests/factories/subjects.ts'
import { manyVoters } from '#tests/factories/voters.ts'
import type { Answer, BallotSettings } from './ballot-words.ts'
import { castVote } from './ballots.server.ts'
import { closeWhatIsDue } from './closing.server.ts'
import { methodOf } from './methods/registry.server.ts'

/** The embedded database has one connection behind all of ours. */
const VOTERS = process.env.TEST_DATABASE_URL ? 500 : 40
/** Long enough that some change their answer, and that time runs out on all. */
const OPEN_MS = 3000

test(`${VOTERS} people vote and change their answers at once until the time is over: each has the last that was acknowledged, and none came after`, async () => {
  const roundtable = await buildRoundtable()
  const moderator = await buildMember({ roundtable, role: 'moderator' })
  const ballot = await buildBallot({ roundtable })
  const { seats, groupIds } = await manyVoters(roundtable, VOTERS)
  const actor = await actorOf(moderator.person)
  const place = await ballotFor(actor, roundtable.id, ballot.id, 'view')
  const closesAt = new Date((await databaseNow()).getTime() + OPEN_MS)
  await db.ballot.update({ where: { id: ballot.id }, data: { closesAt } })

  const vote = (seat: (typeof seats)[number], answer: Answer) =>
    castVote(
      { ...actor, personId: seat.personId } satisfies Actor,
      { ...place, standing: { personId: seat.personId, secretariat: false, seat } },
      answer,
    )
  const untilRefused = async (seat: (typeof seats)[number], at: number) => {
    let acknowledged: Answer[] = []
    for (let turn = 0; ; turn++) {
      // From two tabs at once.
      const answers = [0, 1].map((tab) => ({ relevance: ((at + turn) % 9) + 1, feasibility: ((turn + tab) % 9) + 1 }))
      const results = await Promise.allSettled(answers.map((answer) => vote(seat, answer)))
      const taken = answers.filter((_, tab) => results[tab]!.status === 'fulfilled')
      if (taken.length) acknowledged = taken
      const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
      // On a busy machine one may have to send again.
      const final = refused.filter((reason) => (reason as DomainError).code !== 'unavailable')
      for (const reason of final)
        expect(reason).toMatchObject({ messageKey: 'ballots.closed' } satisfies Partial<DomainError>)
      if (final.length) return [seat.personId, acknowledged] as const
    }
  }
  const [acknowledged] = await Promise.all([Promise.all(seats.map(untilRefused))])
  await Promise.all([closeWhatIsDue(), closeWhatIsDue()])

  const votes = await db.vote.findMany({ where: { ballotId: ballot.id } })
  const voted = acknowledged.filter(([, answers]) => answers.length)
  expect(voted.length).toBeGreaterThan(0)
  expect(new Set(votes.map(({ personId }) => personId))).toEqual(new Set(voted.map(([personId]) => personId)))
  expect(votes).toHaveLength(voted.length)
  for (const [personId, answers] of voted)
    expect(answers).toContainEqual(votes.find((one) => one.personId === personId)?.answer)
  expect(votes.filter(({ updatedAt }) => updatedAt >= closesAt)).toEqual([])

  const closing = await db.ballotClosing.findUniqueOrThrow({
    where: { ballotId: ballot.id },
    include: { electorate: { orderBy: { position: 'asc' } } },
  })
  const electorate = closing.electorate.map(({ groupId, voted: answered, eligible }) => ({
    groupId,
    voted: answered,
    eligible,
  }))
  const answers = votes.map(({ groupId, answer }) => ({ groupId, answer: answer as Answer }))
  expect(methodOf(ballot).count(answers, electorate, ballot.settings as BallotSettings)).toEqual(closing.result)
  expect(electorate.reduce((sum, group) => sum + (groupIds.includes(group.groupId) ? group.voted : 0), 0)).toBe(
    votes.length,
  )
})
