import { io, type Socket } from 'socket.io-client'
import { inBench } from '../lib/paths.ts'
import { cpuOf, freePort, startServer } from '../lib/processes.ts'
import { atMoments, moments, pause, percentile, untilShown } from './acts.ts'

type Phase = { name: string; count: number; seconds: number }

/** The same acts in a room that tells everybody and keeps nothing. */
export async function relayed(people: number, phases: readonly Phase[]) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = await startServer({
    url,
    args: [inBench('session/relay.mjs')],
    cwd: inBench('../..'),
    env: { PORT: String(port) },
    ready: /relay is ready/,
  })
  const screens = Array.from({ length: people + 1 }, () => ({
    seen: [] as { count: number; at: number }[],
    bytes: 0,
    socket: undefined as unknown as Socket,
  }))
  for (const screen of screens) {
    const socket = (screen.socket = io(url, { transports: ['websocket'], forceNew: true }))
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
    socket.io.engine.on('message', (data: string) => (screen.bytes += data.length))
    socket.on('act', () => screen.seen.push({ count: screen.seen.length + 1, at: performance.now() }))
  }
  const rows = []
  for (const { name, count, seconds } of phases) {
    for (const screen of screens) [screen.seen, screen.bytes] = [[], 0]
    const cpu = cpuOf(server.pid)
    const done = await atMoments(moments(count, seconds), async (at) => {
      await screens[at % people]!.socket.emitWithAck('act', { name, at })
      return true
    })
    await pause(1500)
    const shown = untilShown(
      done,
      screens.map(({ seen }) => seen),
    )
    rows.push({
      name,
      acts: done.length,
      p50: percentile(shown, 0.5),
      p95: percentile(shown, 0.95),
      cpu: cpuOf(server.pid) - cpu,
      database: 0,
      bytes: screens.reduce((sum, { bytes }) => sum + bytes, 0) / screens.length / done.length,
    })
  }
  for (const { socket } of screens) socket.disconnect()
  await server.stop()
  return rows
}
