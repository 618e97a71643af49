import type { Worker } from 'node:worker_threads'
import { ownThread } from '../../../own-program.ts'
import type { Authors } from '../document/rolled-text.ts'
import { type Image, imageOf } from './image.ts'
import type { Stroke } from './merge-plan.ts'
import type { Source } from './replay.ts'
import { type Rolled, rolledOf } from './rolled.ts'

/** What is smaller takes about a millisecond, less than handing it over does. */
const AT_ONCE_BYTES = 32 * 1024
/** Of a state at its limit, what it is made of and the copy it is compared with: many times less than this. */
const MOST_MEMORY_MB = 1024
const IDLE_MS = 60_000

/** With `authors` it is to be rolled to a new lineage; with `strokes` these rows of it are to be merged. */
export type Task = { source: Source; authors?: Authors; strokes?: Stroke[] }
type Made = Image | Rolled | Uint8Array[]
type Job = { task: Task; done: (made: Made) => void; failed: (error: Error) => void }
export type Answer = { made: Made } | { error: string }

const waiting: Job[] = []
let builder: Worker | null = null
let current: Job | null = null
let idle: NodeJS.Timeout | undefined

/**
 * The state that the log has come to, made beside the thread that serves everybody; one after the other. Throws where a row is missing or
 * broken, and where the state does not read back.
 */
export async function buildImage(source: Source): Promise<Image> {
  return sizeOf(source) <= AT_ONCE_BYTES ? imageOf(source) : ((await inThread({ source })) as Image)
}

/** The same text as the first of a new lineage, made there as well. Throws where it would not be the same. */
export async function buildRolled(source: Source, authors: Authors): Promise<Rolled> {
  return sizeOf(source) <= AT_ONCE_BYTES ? rolledOf(source, authors) : ((await inThread({ source, authors })) as Rolled)
}

/** Rows of it as one row for each stroke, always made there: it is never urgent. Throws where the text would not be the same. */
export async function buildMerged(source: Source, strokes: Stroke[]): Promise<Uint8Array[]> {
  return (await inThread({ source, strokes })) as Uint8Array[]
}

function inThread(task: Task): Promise<Made> {
  return new Promise((done, failed) => {
    waiting.push({ task, done, failed })
    serveNext()
  })
}

function sizeOf({ snapshot, rows }: Source) {
  return rows.reduce((sum, { bytes }) => sum + bytes.length, snapshot?.bytes.length ?? 0)
}

function serveNext() {
  if (current) return
  current = waiting.shift() ?? null
  clearTimeout(idle)
  if (current) {
    builder ??= start()
    builder.postMessage(current.task)
  } else idle = setTimeout(stop, IDLE_MS).unref()
}

function start() {
  const started = ownThread('image-program', 'server/realtime/collab/log/image-program.ts', {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  })
  // It keeps no process alive that has nothing else to do.
  started.unref()
  started.on('message', (answer: Answer) =>
    settle((job) => ('made' in answer ? job.done(answer.made) : job.failed(new Error(answer.error)))),
  )
  const ended = (error: Error) => {
    if (builder !== started) return
    builder = null
    settle((job) => job.failed(error))
  }
  started.on('error', ended)
  started.on('exit', (code) => ended(new Error(`the thread that makes snapshots ended (${code})`)))
  return started
}

function settle(tell: (job: Job) => void) {
  const job = current
  current = null
  if (job) tell(job)
  serveNext()
}

function stop() {
  const stopped = builder
  builder = null
  void stopped?.terminate()
}
