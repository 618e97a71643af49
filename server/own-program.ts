import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const bundled = !import.meta.url.endsWith('.ts')

/** A program of ours that runs in a process of its own: in a build the bundle beside this one, elsewhere its TypeScript. */
export function ownProgram(name: string, source: string): { file: string; execArgv: string[] } {
  return bundled
    ? { file: path.join(here, `${name}.js`), execArgv: [] }
    : { file: path.resolve(here, '..', source), execArgv: ['--import', 'tsx'] }
}
