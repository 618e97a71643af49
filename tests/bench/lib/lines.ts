import type * as Yjs from 'yjs'
import type { Connection } from '../adapters/types.ts'
import { clock } from './processes.ts'
import { loadAdapter, type System } from './systems.ts'
import { productYjs } from './yjs.ts'

const LOOK_MS = 5
const PATIENCE_MS = 60_000

export const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms))

/** Looks again and again until it holds; an adapter tells of its acknowledgements only when asked. */
export async function untilTrue(holds: () => boolean, what: string, patience = PATIENCE_MS) {
  const until = clock() + patience
  while (!holds()) {
    if (clock() > until) throw new Error(`waited in vain for ${what}`)
    await pause(LOOK_MS)
  }
}

/** A connection through the system's adapter, once its text is there, with the time that took. */
export async function openLine(
  system: System,
  url: string,
  document: string,
  ydoc: Yjs.Doc,
): Promise<{ connection: Connection; tookMs: number }> {
  const { connect } = await loadAdapter(system)
  const Y = await productYjs()
  const from = clock()
  const connection = connect({ url, document, ydoc, Y })
  await connection.synced
  return { connection, tookMs: clock() - from }
}

/** Puts a text into a document and waits until it is acknowledged. */
export async function seed(system: System, url: string, document: string, ydoc: Yjs.Doc) {
  const { connection } = await openLine(system, url, document, ydoc)
  await untilTrue(connection.acknowledged, 'the acknowledgement of a text')
  return connection
}
