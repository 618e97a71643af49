import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import type { Role } from '#app/shared/roles.ts'
import { buildBallot } from '#tests/factories/decisions.ts'
import { cookieOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { openLive, startLive } from '#tests/realtime/live-harness.ts'
import { countStatements } from './count-statements.ts'
import { servePage } from './served-pages.ts'

const statements: string[] = []
countStatements(statements)

let ballot: Ballot
let voter: Member
beforeEach(async () => {
  const roundtable = await buildRoundtable()
  ballot = await buildBallot({ roundtable })
  voter = await memberAs('participant')
})

const memberAs = async (role: Role) =>
  buildMember({ roundtable: await db.roundtable.findUniqueOrThrow({ where: { id: ballot.roundtableId } }), role })

/** What the form of a page answers, and how many statements it took. */
async function vote({ person }: Member, relevance: number, more: Record<string, string> = { reply: 'inline' }) {
  const body = new URLSearchParams({ relevance: String(relevance), feasibility: '5', 'page-of': person.id, ...more })
  const headers = { Cookie: await cookieOf(person) }
  statements.length = 0
  const path = `/roundtables/${ballot.roundtableId}/ballots/${ballot.id}/vote.data`
  const { status, text } = await servePage(
    new Request(new URL(path, 'http://roundtable.test'), { method: 'POST', body, headers }),
  )
  return { status, text, asked: statements.length }
}

test('a vote asks the database eight times, with its transaction, and a changed one no more', async () => {
  expect(await vote(voter, 3)).toMatchObject({ status: 200, asked: 8 })
  expect(await vote(voter, 4)).toMatchObject({ status: 200, asked: 8 })
  expect(await db.vote.findMany({ where: { ballotId: ballot.id } })).toMatchObject([
    { answer: { relevance: 4, feasibility: 5 } },
  ])
  expect(await vote(voter, 4)).toMatchObject({ status: 200, asked: 7 })
})

test('what follows a vote are two statements, for all that come together and for all pages that are open', async () => {
  const live = await startLive()
  onTestFinished(() => live.close())
  const others = [await memberAs('observer'), await memberAs('moderator'), voter]
  const pages = await Promise.all(others.map(({ person }) => openLive(live.url, person)))
  for (const [at, page] of pages.entries())
    await page.join(ballot.roundtableId, [
      'votes',
      'answered',
      'standing',
      `ballot:${ballot.id}`,
      `person:${others[at]!.person.id}`,
    ])
  await vote(voter, 3)
  const { asked } = await vote(voter, 4)
  const { groupId } = voter.seat
  for (const page of pages) await expect.poll(() => page.counts.at(-1)?.[ballot.id]?.[groupId]?.[0]).toBe(1)
  expect(statements.length - asked).toBeLessThanOrEqual(2)
})

test('an inline form is answered with what its page puts in place; where that does not say everything, with nothing', async () => {
  const { text } = await vote(voter, 3)
  expect(text).toContain('"own"')
  expect(text).toContain('"updatedAt"')
  expect((await vote(voter, 3)).text).not.toContain('"own"')
  expect((await vote(await memberAs('moderator'), 3)).text).not.toContain('"own"')
  const plain = await vote(voter, 5, {})
  expect(plain.text).not.toContain('"own"')
  expect(plain.text).toContain('redirect')
})
