import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

const here = path.dirname(fileURLToPath(import.meta.url))
const bundled = !import.meta.url.endsWith('.ts')
/** Of the bundle of the server as of that of the app. */
const programs = here.replace(/^(.*[\\/]build[\\/])(?:process|server)([\\/].*)?$/, '$1process')

/** A program of ours that runs in a process of its own: in a build its bundle, elsewhere its TypeScript. */
export function ownProgram(name: string, source: string): { file: string; execArgv: string[] } {
  return bundled
    ? { file: path.join(programs, `${name}.js`), execArgv: [] }
    : { file: path.resolve(here, '..', source), execArgv: ['--import', 'tsx'] }
}

/** The same in a thread of this process. No thread takes a loader from its arguments: without a build it brings its own. */
export function ownThread(name: string, source: string, options: WorkerOptions): Worker {
  const { file } = ownProgram(name, source)
  if (bundled) return new Worker(file, options)
  const program = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(file)})))`
  return new Worker(program, { ...options, eval: true, execArgv: [] })
}
