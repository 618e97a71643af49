// Loaded into every measured server before its own code: answers the bench over IPC, so that all are asked the same way.
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION_MS = 10
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
let session = null

const answers = {
  memory() {
    for (let turn = 0; turn < 3; turn++) globalThis.gc?.()
    return process.memoryUsage()
  },
  watch() {
    delay.enable()
    delay.reset()
    return {}
  },
  lag() {
    const ms = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS)
    return { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) }
  },
  async profile() {
    session = new Session()
    session.connect()
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: 500 })
    await session.post('Profiler.start')
    return {}
  },
  async profiled({ file }) {
    const { profile } = await session.post('Profiler.stop')
    writeFileSync(file, JSON.stringify(profile))
    session.disconnect()
    return {}
  },
}

process.on('message', async (message) => {
  const { probe, id, ...rest } = message ?? {}
  if (answers[probe]) process.send({ id, answer: await answers[probe](rest) })
})
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
