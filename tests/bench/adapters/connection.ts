import type * as Yjs from 'yjs'
import { preparePeers } from '../lib/prepare.ts'
import { bridge, callingFiles, peerYjs, putInto } from '../lib/yjs.ts'
import type { Connection, ConnectOptions } from './types.ts'

export type Tools = { Y: typeof Yjs; inner: Yjs.Doc; join: () => void }
type Line = { acknowledged(): boolean; close(): void }

/** What the peers' adapters share: their client library's document beside the caller's, and a line that may be closed before it is made. */
export function peerConnection({ ydoc, Y: given }: ConnectOptions, open: (tools: Tools) => Promise<Line>): Connection {
  const callers = callingFiles()
  let line: Line | null = null
  let stop = () => undefined as void
  let closed = false
  const shut = () => {
    stop()
    line?.close()
  }
  const synced = (async () => {
    preparePeers()
    const Y = await peerYjs()
    const between = await bridge(ydoc, Y, callers, given)
    stop = between.stop
    const join = () => {
      const missing = between.join()
      if (missing) putInto(Y, between.inner, missing)
    }
    line = await open({ Y, inner: between.inner, join })
    if (closed) shut()
  })()
  synced.catch(() => undefined)
  return {
    synced,
    acknowledged: () => line?.acknowledged() ?? false,
    close() {
      closed = true
      shut()
    },
  }
}
