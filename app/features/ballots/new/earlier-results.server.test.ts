import { expect, it } from 'vitest'
import { buildBallot, buildVote } from '#tests/factories/decisions.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { ballotFor } from '#tests/factories/subjects.ts'
import { closeBallot, showResult } from '../closing.server.ts'
import { earlierResults } from './earlier-results.server.ts'

it('has of each method the last three results that everybody may see, with no more than is published', async () => {
  const roundtable = await buildRoundtable()
  const moderator = await buildMember({ roundtable, role: 'moderator' })
  const actor = await actorOf(moderator.person)
  const voters = await Promise.all(Array.from({ length: 4 }, () => buildMember({ roundtable })))
  const closed: string[] = []
  for (let count = 0; count < 5; count++) {
    const ballot = await buildBallot({ roundtable, method: 'yes-no', settings: { minimumTurnout: 0 } })
    for (const member of voters) await buildVote({ ballot, member, answer: { choice: 'yes' } })
    await closeBallot(actor, await ballotFor(actor, roundtable.id, ballot.id, 'close'))
    closed.unshift(ballot.id)
  }
  expect(await earlierResults(roundtable.id)).toEqual({})
  for (const id of closed.slice(1)) await showResult(actor, await ballotFor(actor, roundtable.id, id, 'close'))
  const { 'yes-no': found = [], ...others } = await earlierResults(roundtable.id)
  expect(others).toEqual({})
  expect(found.map(({ id }) => id)).toEqual(closed.slice(1, 4))
  expect(found[0]!.measures).toMatchObject([{ item: null, all: { favour: 4, sides: 4, cast: 4 } }])
  // Groups with one answer each.
  const answered = voters.map(({ group }) => group.id)
  const groups = found[0]!.measures[0]!.groups.filter(({ groupId }) => answered.includes(groupId))
  expect(groups.map(({ tally }) => tally)).toEqual([null, null, null, null])
  expect(found[0]!.asked.electorate.reduce((sum, { voted }) => sum + voted, 0)).toBe(4)
  expect(await earlierResults((await buildRoundtable()).id)).toEqual({})
})
