// One child process of the checks: its output is kept for the report, and shown only when it matters.
import { spawn } from 'node:child_process'

/** Runs a command to its end. `onLine` hears its lines while it runs. */
export function runStep(command, args, { env = {}, onLine } = {}) {
  const began = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let rest = ''
    const take = (chunk) => {
      output = (output + chunk).slice(-400_000)
      if (!onLine) return
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) onLine(line)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    const end = (code) => resolve({ code, output: output.trim(), seconds: (performance.now() - began) / 1000 })
    child.once('error', (error) => {
      output += String(error)
      end(1)
    })
    child.once('close', (code) => end(code ?? 1))
  })
}

/** Runs the steps, a few at a time, and hands over each result as it comes. */
export async function runSteps(steps, { atOnce, onResult }) {
  const waiting = [...steps]
  const results = []
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = { name: step.name, ...(await runStep(step.command, step.args)) }
      results.push(result)
      onResult(result)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return results
}
