import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import type { Result } from './context.ts'
import { inBench, inRoot, ROOT } from './paths.ts'

export type Circumstances = {
  command: string
  machine: string
  versions: string
  postgres: string | null
  commit: string
  at: string
}

export function circumstances(args: string[], postgres: string | null): Circumstances {
  const [first] = cpus()
  return {
    command: [
      'npm run bench:collab --',
      ...args.filter((arg, index) => arg !== '--' && arg !== '--out' && args[index - 1] !== '--out'),
    ].join(' '),
    machine: `${cpus().length} x ${first?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    versions: versions(),
    postgres,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim(),
    at: new Date().toISOString(),
  }
}

function versions() {
  const version = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
  const peers = [
    '@hocuspocus/server',
    '@hocuspocus/extension-database',
    '@hocuspocus/extension-redis',
    '@y/websocket-server',
    'sharedb',
    'sharedb-postgres',
  ]
  const ours = ['yjs', 'socket.io', '@electric-sql/pglite']
  return [
    ...ours.map((name) => `${name} ${version(inRoot('node_modules', name, 'package.json'))}`),
    ...peers.map((name) => `${name} ${version(inBench('node_modules', name, 'package.json'))}`),
  ].join(', ')
}

/** A line each: what was measured, and under which circumstances. A last line that was cut off is left out. */
export function readResults(file: string): { results: Result[]; circumstances: Circumstances[] } {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Result | { circumstances: Circumstances }]
      } catch {
        return []
      }
    })
  return {
    results: lines.filter((line): line is Result => 'scenario' in line),
    circumstances: lines.flatMap((line) => ('circumstances' in line ? [line.circumstances] : [])),
  }
}
