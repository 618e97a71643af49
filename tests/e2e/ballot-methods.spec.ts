import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { ballotPaths } from '../../app/shared/ballot-paths.ts'
import { paths } from '../../app/shared/paths.ts'
import { demonstration } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import type { ProductServer } from './support/server.ts'
import { seen } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

test.slow() // Nine ballots, each looked at by axe while it is open and once it is counted.

const f = wordsOf('fr')
const run = promisify(execFile)
const OPTIONS = ['A map of services', 'A shared price list', 'An office on wheels', 'A yearly report']

type Answer = Record<string, string>
const four = (...values: string[]) => Object.fromEntries(values.map((value, at) => [`o${at + 1}`, value]))

/** What somebody answers by each method, by the names of the fields, and what the others at the table answered. */
const METHODS: Record<string, { by: (page: Page) => Promise<void>; settings?: Answer; others: object[] }> = {
  approval: { by: (page) => check(page, 'o1'), others: [{ o1: 1, o2: 0, o3: 1, o4: 0 }] },
  score: { by: fill(four('9', '4', '7', '')), others: [{ o1: 3, o2: 8, o3: 10, o4: 1 }] },
  dots: { by: fill(four('7', '3', '', '')), others: [{ o1: 2, o2: 2, o3: 6, o4: 0 }] },
  quadratic: { by: fill(four('9', '4', '-1', '')), others: [{ o1: 0, o2: -5, o3: 5, o4: 1 }] },
  points: { by: fill(four('60', '20', '15', '5')), others: [{ o1: 25, o2: 25, o3: 25, o4: 25 }] },
  ranking: {
    by: fill(four('2', '1', '3', '')),
    settings: { counting: 'stv-wigm', places: '2' },
    others: [
      { o1: 1, o2: 2, o3: 3, o4: null },
      { o1: null, o2: 2, o3: 1, o4: null },
      { o1: 3, o2: null, o3: 2, o4: 1 },
    ],
  },
  majority: {
    by: choose(four('5', '3', '0', '2')),
    settings: { blankGradeRule: 'left-out' },
    // Few grade the fourth, and not all the third, so that these are hidden from some or all.
    others: Array.from({ length: 20 }, (_, at) => ({
      o1: 2 + (at % 3),
      o2: at % 4,
      o3: at % 3 ? null : 5,
      o4: at ? null : 1,
    })),
  },
  pairwise: {
    by: choose({ 'o1-o2': '3', 'o1-o3': '-5', 'o1-o4': '2', 'o2-o3': '1', 'o2-o4': '4', 'o3-o4': '-2' }),
    others: [{ 'o1-o2': 2, 'o1-o3': 1, 'o1-o4': 5, 'o2-o3': -2, 'o2-o4': 3, 'o3-o4': 4 }],
  },
}

for (const [method, { by, settings, others }] of Object.entries(METHODS))
  test(`a question is asked by ${method}, answered on a phone and counted`, async ({ open, server, watching }) => {
    watching.expectComplaints(/status of 400/)
    const { roundtableId } = await demonstration(server)
    const chair = await open('moderator')
    const ballotId = await asked(chair, server, roundtableId, method, settings)
    const page = await open('participant', { width: 390, language: 'fr', dark: true })
    await page.goto(paths.ballotVote(roundtableId, ballotId))
    await seen(page, `the form of ${method} on a phone`)
    await by(page)
    await page.getByRole('button', { name: f('ballots:card.save') }).click()
    await expect(page).toHaveURL(new RegExp(`${ballotId}$`))
    await answeredByAll(server, ballotId, others)
    const act = { headers: { origin: server.url }, form: { reply: 'inline' } }
    for (const step of ['closure', 'result'])
      expect((await chair.request.post(`${paths.ballot(roundtableId, ballotId)}/${step}`, act)).ok()).toBe(true)
    await page.reload()
    await expect(page.locator('#result, main').first()).toContainText(OPTIONS[0]!)
    await seen(page, `the result of ${method} on a phone`)
    await chair.goto(paths.ballot(roundtableId, ballotId))
    await seen(chair, `the result of ${method}`)
    const bundle = await chair.request.get(`${paths.ballot(roundtableId, ballotId)}/bundle.json`)
    expect(await recounted(await bundle.text())).toMatchObject({ voted: 41, rule: { method } })
  })

/** What the command prints that counts a published bundle again: it fails where that is not what was published. */
async function recounted(bundle: string) {
  const file = test.info().outputPath('bundle.json')
  await writeFile(file, bundle)
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'scripts/recount.ts', file])
  return JSON.parse(stdout) as unknown
}

async function asked(chair: Page, server: ProductServer, roundtableId: string, method: string, settings: Answer = {}) {
  const labels = Object.fromEntries(OPTIONS.map((label, at) => [`label-o${at + 1}`, label]))
  const title = `Which first, by ${method}?`
  const form = { about: 'question', title, ...labels, method, minimumTurnout: '0.25', ...settings, act: 'open' }
  const answer = await chair.request.post(ballotPaths.new(roundtableId), { form, headers: { origin: server.url } })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.url().split('/').at(-1)!
}

/** Everybody else at the table has answered, one like another by turns. */
async function answeredByAll(server: ProductServer, ballotId: string, answers: object[]) {
  const members = await server.query<{ personId: string; organisationId: string; groupId: string }>(
    `SELECT m."personId", m."organisationId", o."groupId" FROM "Ballot" b JOIN "Membership" m ON m."roundtableId" = b."roundtableId" AND m."endedAt" IS NULL
       JOIN "Organisation" o ON o.id = m."organisationId"
     WHERE b.id = $1 AND m.role <> 'observer' AND NOT EXISTS (SELECT 1 FROM "Vote" v WHERE v."ballotId" = b.id AND v."personId" = m."personId") LIMIT 40`,
    [ballotId],
  )
  for (const [at, { personId, organisationId, groupId }] of members.entries())
    await server.query(
      'INSERT INTO "Vote" (id, "ballotId", "personId", "organisationId", "groupId", answer, "updatedAt") VALUES ($1, $2, $3, $4, $5, $6, now())',
      [randomUUID(), ballotId, personId, organisationId, groupId, answers[at % answers.length]],
    )
}

const named = (page: Page, name: string) => page.locator(`main [name="${name}"]`)
const check = (page: Page, name: string) => named(page, name).check({ force: true })

function fill(fields: Answer) {
  return async (page: Page) => {
    for (const [name, value] of Object.entries(fields)) await named(page, name).fill(value)
  }
}

function choose(fields: Answer) {
  return async (page: Page) => {
    for (const [name, value] of Object.entries(fields)) {
      const field = named(page, name).first()
      if (await field.evaluate((one) => one.tagName === 'SELECT')) await field.selectOption(value)
      else await page.locator(`main [name="${name}"][value="${value}"]`).check({ force: true })
    }
  }
}
