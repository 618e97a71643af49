import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { LoopLag } from './loop-lag.ts'

const busy = (ms: number) => {
  for (const from = performance.now(); performance.now() - from < ms;);
}

test('how late the loop is, is known while somebody asks, and not looked at otherwise', async () => {
  const lag = new LoopLag(500)
  onTestFinished(() => lag.stop())
  const late = async () => {
    for (const from = performance.now(); performance.now() - from < 5000;) {
      if (lag.p95 > 50) return lag.p95
      busy(150)
      await pause(1)
    }
    return 0
  }
  expect(lag.p95).toBe(0)
  expect(await late()).toBeGreaterThan(50)
  await pause(2500)
  expect(lag.p95, 'what was measured long ago is no answer').toBe(0)
  expect(await late()).toBeGreaterThan(50)
})
