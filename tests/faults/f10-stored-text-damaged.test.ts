import { expect, test } from 'vitest'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { linesOf, openReady, saved, startCollab, write } from '#tests/realtime/collab-harness.ts'
import { type Damage, DAMAGES } from './damage.ts'
import { faultReport } from './fault-report.ts'
import { type Random, randomOf, scaled } from './scale.ts'

const ROUNDS = scaled({ short: 1, full: 5 })
/** Snapshots at the 5th and the 10th row, and four rows after them. */
const LINES = Array.from({ length: 14 }, (_, line) => `line ${line}`)

type Outcome = { silent: number; damaged: number; alarms: number; wrong: string[] }

test('F10 whatever is damaged in the store: the text opens whole from what is left, or read-only with an alarm, never silently with less', async () => {
  const report = faultReport('F10', 'stored text damaged', `${DAMAGES.length} kinds of damage, ${ROUNDS} times`)
  const random = randomOf('F10')
  const outcomes: Outcome[] = []
  for (let round = 0; round < ROUNDS; round++) for (const damage of DAMAGES) outcomes.push(await suffer(damage, random))
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0)
  expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([])
  report.measure(
    'opened with less and said nothing',
    sum(({ silent }) => silent),
    { most: 0 },
  )
  report.measure('opened whole', outcomes.length - sum(({ damaged }) => damaged), { least: 1 })
  report.measure(
    'opened read-only',
    sum(({ damaged }) => damaged),
    { least: 1 },
  )
  report.measure(
    'with an alarm',
    sum(({ alarms }) => alarms),
    { least: sum(({ damaged }) => damaged) },
  )
  report.check()
}, 300_000)

/** A text of fourteen rows and two snapshots, which nobody has open. */
async function stored() {
  const first = await startCollab({ limits: { compactRows: 5 } })
  const roundtable = await buildRoundtable()
  const [section, ada] = await Promise.all([buildSection({ roundtable }), buildMember({ roundtable })])
  const a = await openReady(first.url, ada, section.id)
  for (const [line, text] of LINES.entries()) {
    write(a, text)
    await saved(a)
    if (line === 4 || line === 9) await expect.poll(() => first.collab.stats.snapshots).toBe(line < 5 ? 1 : 2)
  }
  const { id } = first.collab.documents.of({ type: 'section', id: section.id })!
  a.destroy()
  await first.close()
  return { id, section, ada }
}

async function suffer({ name, run, whole }: Damage, random: Random): Promise<Outcome> {
  const { id, section, ada } = await stored()
  const second = await startCollab()
  await run(second.pool, id, random)
  const b = await openReady(second.url, ada, section.id)
  const lines = linesOf(b.fragment)
  const complete = lines.join() === LINES.join()
  const damaged = b.reason === 'damaged'
  const alarms = second.collab.status().alarms.filter(({ documentId }) => documentId === id).length
  const wrong: string[] = []
  if (whole !== complete) wrong.push(`${name}: ${lines.length} of ${LINES.length} lines`)
  if (!complete && (b.role !== 'reader' || !damaged)) wrong.push(`${name}: ${lines.length} lines, as ${b.role}`)
  if (complete && (b.role !== 'writer' || damaged)) wrong.push(`${name}: whole, and yet ${b.role}`)
  if (lines.join() !== LINES.slice(0, lines.length).join()) wrong.push(`${name}: ${lines.join()}`)
  await second.close()
  return { silent: !complete && !damaged ? 1 : 0, damaged: damaged ? 1 : 0, alarms, wrong }
}
