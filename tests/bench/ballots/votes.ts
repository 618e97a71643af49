// The second half of npm run bench:ballots -- [--voters 500] [--rounds 4] [--stored 5000]
// Votes a second to committed, and to a count that shows them; how long the page of a result asks its database with many votes.
import { parseArgs } from 'node:util'
import { countAnswers } from '../../../app/features/ballots/answered.server.ts'
import { ballotView } from '../../../app/features/ballots/ballots.queries.server.ts'
import { castVote } from '../../../app/features/ballots/ballots.server.ts'
import { closeBallot, showResult } from '../../../app/features/ballots/closing.server.ts'
import { connectDatabase, db, disconnectDatabase } from '../../../app/platform/db.server.ts'
import { migrate } from '../../../server/database/migrate.ts'
import { buildBallot } from '../../factories/decisions.ts'
import { actorOf } from '../../factories/requests.ts'
import { buildMember, buildRoundtable } from '../../factories/roundtables.ts'
import { ballotFor } from '../../factories/subjects.ts'
import { manyVoters } from '../../factories/voters.ts'
import { startPostgres } from '../lib/postgres.ts'

const { values } = parseArgs({
  options: {
    voters: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '4' },
    stored: { type: 'string', default: '5000' },
  },
})
const [voters, rounds, stored] = [values.voters, values.rounds, values.stored].map(Number) as [number, number, number]

const cluster = await startPostgres()
if (!cluster) throw new Error('PostgreSQL is not installed here')
try {
  const url = await cluster.databaseUrl('ballots')
  await migrate(url)
  connectDatabase(url)
  const rows = Object.entries({ ...(await votesASecond()), ...(await resultPage()) })
  console.log(
    `\n| votes on PostgreSQL | |\n| --- | ---: |\n${rows.map(([what, figure]) => `| ${what} | ${figure} |`).join('\n')}`,
  )
} finally {
  await disconnectDatabase()
  cluster.stop()
}
process.exit(0)

async function scene(count: number) {
  const roundtable = await buildRoundtable()
  const moderator = await buildMember({ roundtable, role: 'moderator' })
  const ballot = await buildBallot({ roundtable })
  const { seats } = await manyVoters(roundtable, count)
  const actor = await actorOf(moderator.person)
  return { roundtable, ballot, seats, actor, subject: () => ballotFor(actor, roundtable.id, ballot.id, 'close') }
}

/** Everybody at once, so often as there are rounds: each time another answer. */
async function votesASecond() {
  const { roundtable, ballot, seats, actor, subject } = await scene(voters)
  const place = await subject()
  const began = performance.now()
  for (let round = 0; round < rounds; round++)
    await Promise.all(
      seats.map((seat, at) =>
        castVote(
          { ...actor, personId: seat.personId },
          { ...place, standing: { personId: seat.personId, secretariat: false, seat } },
          { relevance: ((at + round) % 9) + 1, feasibility: ((at + 3 * round) % 9) + 1 },
        ),
      ),
    )
  const committed = performance.now() - began
  const counts = await countAnswers(roundtable.id, ballot.id)
  const counted = performance.now() - began
  const total = Object.values(counts?.[ballot.id] ?? {}).reduce((sum, [voted]) => sum + voted, 0)
  if (total !== voters) throw new Error(`${total} of ${voters} are counted`)
  const aSecond = (ms: number) => Math.round((voters * rounds * 1000) / ms)
  return {
    'voters at once': voters,
    'answers each': rounds,
    'votes a second to committed': aSecond(committed),
    'votes a second to the visible count': aSecond(counted),
  }
}

/** The closing of a ballot with that many votes, and its view for a reader: the middle of 20. */
async function resultPage() {
  const { ballot, seats, actor, subject } = await scene(stored)
  await db.vote.createMany({
    data: seats.map(({ personId, organisationId, groupId }, at) => ({
      ...{ ballotId: ballot.id, personId, organisationId, groupId },
      answer: { relevance: (at % 9) + 1, feasibility: ((at * 7) % 9) + 1 },
    })),
  })
  const began = performance.now()
  await closeBallot(actor, await subject())
  const closingMs = Math.round(performance.now() - began)
  await showResult(actor, await subject())
  const place = await subject()
  const times: number[] = []
  for (let turn = 0; turn < 20; turn++) {
    const started = performance.now()
    await ballotView(place)
    times.push(performance.now() - started)
  }
  const middle = times.sort((one, other) => one - other)[10]
  return {
    'votes stored': stored,
    'closing with its count, ms': closingMs,
    'what the page of the result asks, ms': middle!.toFixed(1),
  }
}
