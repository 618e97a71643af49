import { format } from 'node:util'
import { afterEach, beforeEach } from 'vitest'

// A test that expects a message replaces the method with `vi.spyOn(console, 'error').mockImplementation(() => {})`.
const seen: string[] = []
for (const method of ['error', 'warn'] as const) {
  console[method] = (...values: unknown[]) => {
    seen.push(`console.${method}: ${format(...values)}`)
  }
}

beforeEach(() => {
  seen.length = 0
})

afterEach(() => {
  const messages = seen.splice(0)
  if (messages.length > 0) throw new Error(`Nothing may be written to the console in a test:\n${messages.join('\n')}`)
})
