import type { BallotSettings } from '#app/features/ballots/ballot-words.ts'
import { sha256 } from '#app/features/ballots/counting/sha256.ts'
import { makeBundle } from '#app/features/ballots/recount/bundle.ts'
import { countOf } from '#app/features/ballots/recount/count-of.server.ts'
import { receiptHash } from '#app/features/ballots/secret/receipts.ts'
import { markOf } from '#app/features/ballots/secret/roll.server.ts'
import { type SecretTerms, SMALLEST_BUCKET } from '#app/features/ballots/secret/secret.policy.ts'
import { termsOf } from '#app/features/ballots/terms/terms.policy.ts'
import { turnoutOf } from '#app/features/ballots/turnout.ts'
import type { Prisma } from '#app/platform/prisma/client.ts'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { fractionOf, type SeedContext } from './context.ts'
import type { membershipRows, organisationRows } from './people.ts'
import type { groupRows } from './programme.ts'

const TITLE = 'Should sessions be open to whoever wants to listen?'
const NOTE = 'As listeners, without a word and without a vote. Sessions on people’s data stay closed.'
const NUMBER = 4
const OPENED_BY = 'oluwaseun'
const OPENED_DAYS_AGO = 12
const CLOSED_DAYS_AGO = 5
const SETTINGS = { minimumTurnout: 0.5, majority: 'half' }

type Table = {
  memberships: ReturnType<typeof membershipRows>
  organisations: ReturnType<typeof organisationRows>
  groups: ReturnType<typeof groupRows>
}

/** A secret ballot that is closed, as the service leaves it: who voted, what was published, and not one row of a vote. */
export function secretBallotRows(
  { id, personId, daysAgo }: SeedContext,
  { memberships, organisations, groups }: Table,
) {
  const roundtableId = id('roundtable', 'second')
  const [questionId, ballotId] = [id('question', 'secret'), id('ballot', 'secret', daysAgo(OPENED_DAYS_AGO))]
  const by = personId(OPENED_BY)
  const groupOf = new Map(organisations.map((organisation) => [organisation.id!, organisation.groupId]))
  const roll = memberships
    .filter((member) => member.roundtableId === roundtableId && member.role !== 'observer')
    .map(({ personId: holderId, organisationId }) => ({ holderId, groupId: groupOf.get(organisationId)!, weight: 1 }))
  const voters = roll.filter(({ holderId }) => fractionOf(`secret turnout ${holderId}`) < 0.85)
  const mark = markOf(roll)
  const secret: SecretTerms = {
    changes: 'final',
    smallestBucket: SMALLEST_BUCKET,
    receipts: true,
    listed: true,
    roll: mark,
  }
  const wording = { version: 1, code: `Q${NUMBER}`, name: TITLE, note: NOTE, options: [] }
  const electorate = turnoutOf(
    groups.map((group) => group.id!),
    voters,
    roll,
  )
  const answers = voters.map(({ holderId, groupId }) => ({ groupId, answer: { choice: choiceOf(holderId) } }))
  const count = countOf('yes-no')
  const result = count(answers, electorate, SETTINGS as BallotSettings, [])
  const about = { question: wording, round: 1, method: 'yes-no', settings: SETTINGS as BallotSettings }
  const published = {
    receipts: voters.map(({ holderId }) => receiptHash(sha256(`receipt of ${holderId}`).slice(0, 32))).sort(),
    roll: { size: roll.length, cast: voters.length, opened: mark.hash, closed: mark.hash },
  }
  const bundle = makeBundle(
    { ...about, terms: termsOf({ secret }), electorate, result, votes: answers, ...published },
    count,
  )
  const event = { roundtableId, subjectType: 'ballot', subjectId: ballotId, personId: by }
  return {
    question: {
      ...{ id: questionId, roundtableId, number: NUMBER, kind: 'question', title: TITLE, note: NOTE, options: [] },
      ...{ createdById: by, createdAt: daysAgo(OPENED_DAYS_AGO), updatedAt: daysAgo(OPENED_DAYS_AGO) },
    } satisfies Prisma.BallotQuestionCreateManyInput,
    ballot: {
      ...{ id: ballotId, roundtableId, subjectType: 'question', subjectId: questionId, wording, state: 'closed' },
      ...{ method: 'yes-no', settings: SETTINGS, terms: { secret }, openedById: by, closedById: by },
      ...{ openedAt: daysAgo(OPENED_DAYS_AGO), closedAt: daysAgo(CLOSED_DAYS_AGO) },
    } satisfies Prisma.BallotCreateManyInput,
    closing: { ballotId, rule: result.rule, result, resultAt: daysAgo(CLOSED_DAYS_AGO) },
    electorates: electorate.map((group, position) => ({ ballotId, position, ...group })),
    roll: roll
      .map(({ holderId, groupId }) => {
        const cast = voters.some((voter) => voter.holderId === holderId)
        return { ballotId, personId: holderId, groupId, cast, told: cast }
      })
      .sort((a, b) => fractionOf(`secret order ${a.personId}`) - fractionOf(`secret order ${b.personId}`)),
    bundle: { ballotId, text: canonicalJson(bundle) },
    events: [
      { name: 'ballot.opened', ...event, data: { questionId, round: 1 }, at: daysAgo(OPENED_DAYS_AGO) },
      {
        ...{ name: 'ballot.closed', ...event, at: daysAgo(CLOSED_DAYS_AGO) },
        data: { questionId, round: 1, votes: voters.length },
      },
    ] satisfies Prisma.EventCreateManyInput[],
  }
}

function choiceOf(holderId: string) {
  const at = fractionOf(`secret choice ${holderId}`)
  return at < 0.62 ? 'yes' : at < 0.9 ? 'no' : 'abstain'
}
