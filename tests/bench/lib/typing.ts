import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { inBench } from './paths.ts'

/** Whoever pauses longer has stopped typing, and somebody else would be. */
const PAUSE_MS = 2000
type Trace = { numAgents: number; txns: { agent: number; time: string }[] }
let gaps: number[][] | null = null

/** The pauses between two edits of each of the trace's authors. Its times are whole seconds: the edits of one are spread over it. */
function gapsOfAuthors() {
  if (gaps) return gaps
  const { numAgents, txns } = JSON.parse(
    gunzipSync(readFileSync(inBench('../fixtures/clownschool.json.gz'))).toString(),
  ) as Trace
  gaps = Array.from({ length: numAgents }, (_, agent) => {
    const seconds = txns.filter((txn) => txn.agent === agent).map(({ time }) => Date.parse(time))
    const inSecond = new Map<number, number>()
    for (const second of seconds) inSecond.set(second, (inSecond.get(second) ?? 0) + 1)
    const times = [...inSecond].flatMap(([second, count]) =>
      Array.from({ length: count }, (_, index) => second + (index * 1000) / count),
    )
    return times.slice(1).map((time, index) => Math.min(PAUSE_MS, time - times[index]!))
  })
  return gaps
}

/** Repeatable chance. */
export function randomFrom(seed: number) {
  let state = seed >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/** When a typist presses a key, in milliseconds from the start: a stretch of one author of the trace, with a little unevenness. */
export function typingTimes(seed: number, durationMs: number, pace = 1): number[] {
  const authors = gapsOfAuthors()
  const random = randomFrom(seed * 7919 + 17)
  for (let turn = 0; turn < 5; turn++) random()
  const own = authors[Math.floor(random() * authors.length)]!
  let at = Math.floor(random() * own.length)
  const times: number[] = []
  for (let time = random() * 200; time < durationMs; at = (at + 1) % own.length) {
    times.push(time)
    time += Math.max(5, (own[at]! / pace) * (0.7 + 0.6 * random()))
  }
  return times
}
