import { sha256 } from '../counting/sha256.ts'
import { bundleSteps, type Recounted } from './bundle.ts'
import type { Bundle } from './bundle-words.ts'
import { fetchedCount } from './counts.ts'
import { type Difference, differences } from './differences.ts'
import { readBundle } from './read-bundle.ts'
import { type RollFault, rollFaults } from './roll-check.ts'
import type { Step } from './stand-in.ts'

/** So long the page counts before it shows how far it is. */
const SLICE_MS = 40

export type Told =
  | { kind: 'unreadable'; why: string }
  | { kind: 'unknown-method'; method: string }
  | { kind: 'not-fetched' }
  | { kind: 'withheld'; bundle: Bundle; faults: RollFault[] }
  | { kind: 'counted'; bundle: Bundle; recounted: Recounted; faults: RollFault[]; differ: Difference[]; hash: string }

/** Counts the text of a bundle again, and says what came of it. Asks the network for nothing but the count of its method, if that is not there yet. */
export async function recountText(text: string, progress: (step: Step) => void): Promise<Told> {
  const bundle = readBundle(text)
  if (typeof bundle === 'string') return { kind: 'unreadable', why: bundle }
  const count = await fetchedCount(bundle.method).catch(() => null)
  if (count === null) return { kind: 'not-fetched' }
  if (!count) return { kind: 'unknown-method', method: String(bundle.method) }
  const faults = rollFaults(bundle)
  const recounted = await inSlices(bundleSteps(bundle, count), progress)
  if (!recounted) return { kind: 'withheld', bundle, faults }
  const differ = recounted.same ? [] : differences(bundle.result, JSON.parse(recounted.result))
  return { kind: 'counted', bundle, recounted, faults, differ, hash: sha256(recounted.result) }
}

async function inSlices<T>(steps: Generator<Step, T>, progress: (step: Step) => void): Promise<T> {
  let began = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - began < SLICE_MS) continue
    progress(step.value)
    await new Promise((resolve) => setTimeout(resolve))
    began = performance.now()
  }
}
