import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { openScreen } from '#tests/realtime/screen.ts'
import { databaseKind } from '#tests/setup/database-kind.ts'
import { faultReport } from './fault-report.ts'
import { Model } from './fuzz-model.ts'
import { STEPS } from './fuzz-steps.ts'
import { buildWorld } from './fuzz-world.ts'
import { isFull, randomOf, scaled, seed } from './scale.ts'

// A loop of its own and not fast-check's: between two steps the network goes on by itself, so that a shorter list of steps is another
// run and shrinking would mislead. The seed gives the same steps again.
const LENGTH = Number(process.env.FUZZ_STEPS ?? scaled({ short: 400, full: 10_000 }))
const SEEDS = Number(process.env.FUZZ_SEEDS ?? scaled({ short: 2, full: 10 }))
const REST_EVERY = 100
/** A world mostly waits for its lines, so that several go on beside each other. */
const LANES = scaled({ short: 1, full: 3 })
/** The two databases share the twenty seeds of a full run. */
const first = isFull && databaseKind === 'PostgreSQL' && !process.env.FUZZ_SEEDS ? seed + SEEDS : seed
const total = STEPS.reduce((sum, { weight }) => sum + weight, 0)

async function fuzz(number: number, screen: Awaited<ReturnType<typeof openScreen>>) {
  const random = randomOf('fuzz', number)
  const world = await buildWorld(random, screen)
  const model = new Model(world)
  for (const person of world.people.slice(0, 4)) model.arrives(person)
  await Promise.all(world.clients.map(({ provider }) => provider.ready))
  const trace: string[] = []
  let rests = 0
  for (let step = 1; step <= LENGTH; step++) {
    let at = random.below(total)
    const chosen = STEPS.find(({ weight }) => (at -= weight) < 0)!
    trace.push(chosen.name)
    await chosen.run({ world, model, random })
    if (!world.clients.length) model.arrives(world.people[0]!)
    await pause(random.below(4))
    if (step % REST_EVERY !== 0 && step !== LENGTH) continue
    rests++
    const wrong = await model.settle({ last: step === LENGTH })
    if (wrong.length) throw new Error(failure(number, step, wrong, trace))
  }
  world.close()
  const { typed, acknowledged, refused } = world.notes
  return {
    rests,
    typed: typed.size,
    acknowledged: acknowledged.size,
    refused: refused.size,
    restructured: model.restructured,
  }
}

function failure(number: number, step: number, wrong: string[], trace: string[]) {
  const again = `FUZZ_STEPS=${LENGTH} npm run test:faults -- --only fuzz --seed ${number} --seeds 1 --database ${databaseKind}`
  return `${wrong.join('\n')}\nafter step ${step} of seed ${number}: ${trace
    .slice(-REST_EVERY)
    .filter((name) => name !== 'type')
    .join(', ')}\nAgain: ${again}`
}

test(
  'whatever happens, in whatever order: nothing acknowledged is lost, nothing is there twice, all have the same text',
  async () => {
    const seeds = Array.from({ length: SEEDS }, (_, index) => first + index)
    const report = faultReport(
      'Fuzz',
      'random steps against a model',
      `seeds ${seeds[0]} to ${seeds.at(-1)}, ${LENGTH} steps each`,
    )
    const sums = { rests: 0, restructured: 0, typed: 0, acknowledged: 0, refused: 0 }
    const wrong: string[] = []
    const waiting = [...seeds]
    // An editor's own remark about a selection that somebody else's edit took away.
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const screen = await openScreen()
    async function lane() {
      for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
        const result = await fuzz(number, screen).catch((error: Error) => void wrong.push(error.message))
        for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += result?.[key] ?? 0
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    report.measure('comparisons of all with all', sums.rests)
    report.measure('changes of blocks', sums.restructured)
    report.measure('edits typed', sums.typed)
    report.measure('acknowledged', sums.acknowledged)
    report.measure('refused and offered back', sums.refused)
    report.measure('seeds that broke a rule', wrong.length, { most: 0 })
    expect(wrong.join('\n\n')).toBe('')
    report.check()
  },
  scaled({ short: 300_000, full: 3_600_000 }),
)
