import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeBundle } from '#app/features/ballots/recount/bundle.ts'
import { countOf } from '#app/features/ballots/recount/count-of.server.ts'
import { canonicalJson } from '#app/shared/canonical-json.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'recount-'))
afterAll(() => rmSync(folder, { recursive: true }))

function recount(text: string, ...options: string[]) {
  const file = path.join(folder, 'votes')
  writeFileSync(file, text)
  const { status, stdout, stderr } = spawnSync('node', ['--import', 'tsx', 'scripts/recount.ts', file, ...options], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const BLT = '3 2\n4 1 2 0\n2 3 0\n0\n"Castor"\n"Pollux"\n"Helen"\n"Twins"\n'

test(
  'prints the count of a file as canonical JSON, and says in one sentence what is wrong',
  { timeout: 60_000 },
  () => {
    const counted = recount(BLT, '--format', 'blt', '--method', 'schulze', '--unranked', 'last', '--quota', 'droop')
    expect(counted).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(counted.stdout)).toMatchObject({
      winners: ['Castor'],
      rounds: [],
      pairwise: { Castor: { Helen: 4, Pollux: 4 } },
    })

    expect(recount('3 2\n4 1 9 0\n0', '--format', 'blt', '--method', 'stv-meek')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Line 2: There is no candidate 9, only 3.\n',
    })
    expect(recount(BLT, '--format', 'blt', '--method', 'stv-wigm', '--seats', '4')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'There are 4 seats and only 3 candidates.\n',
    })
    const wrong = recount(BLT, '--format', 'blt', '--method', 'dice')
    expect(wrong.status).toBe(2)
    expect(wrong.stderr.split('\n')[0]).toBe(
      '--method is one of schulze, ranked-pairs, stv-wigm, stv-meek, approval, score, majority-judgment, not dice.',
    )
  },
)

test('counts a bundle again to the same bytes, and ends with 1 where it differs', { timeout: 60_000 }, () => {
  const settings = { minimumTurnout: 0.5, threshold: 0.7 }
  const votes = [9, 8, 7, 2, 5].map((relevance) => ({ groupId: 'g', answer: { relevance, feasibility: 7 } }))
  const electorate = [{ groupId: 'g', voted: 5, eligible: 6 }]
  const result = countOf('rating')(votes, electorate, settings, [])
  const about = { question: {}, round: 1, method: 'rating', settings, terms: {}, electorate, result }
  const bundle = makeBundle({ ...about, votes }, countOf('rating'))
  expect(recount(JSON.stringify(bundle))).toEqual({ status: 0, stdout: `${canonicalJson(result)}\n`, stderr: '' })

  const changed = { ...bundle, votes: bundle.votes!.with(0, { group: 'g', answer: { relevance: 1, feasibility: 7 } }) }
  expect(recount(JSON.stringify(changed))).toMatchObject({
    status: 1,
    stderr: 'The votes of this bundle do not give the result that stands in it.\n',
  })
  const few = makeBundle({ ...about, votes: votes.slice(2) }, countOf('rating'))
  expect(recount(JSON.stringify(few))).toEqual({
    status: 1,
    stdout: '',
    stderr: 'The bundle publishes no votes (too-few): nobody can count it from this file.\n',
  })
  expect(recount('{}')).toMatchObject({ status: 1, stdout: '' })
})
