import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DraftStore } from '../../../app/editor/collab/drafts.ts'
import type { CollabProvider } from '../../../app/editor/collab/provider.ts'
import { inRoot, ROOT } from '../lib/paths.ts'
import { lineageOf, noteDatabase, sectionOf, signIn, uuidOf } from '../lib/people.ts'
import { prepareProduct } from '../lib/prepare.ts'
import { startServer } from '../lib/processes.ts'
import { bridge, callingFiles, productYjs, putInto } from '../lib/yjs.ts'
import type { Connection, ConnectOptions, Server, StartOptions } from './types.ts'

const LEAVE_MS = 5000
const MAX_PATH = 78

/** The product itself: its built server process, on its embedded database unless `databaseUrl` names another. */
export async function start({ dataDir, port, databaseUrl, redisUrl }: StartOptions): Promise<Server> {
  prepareProduct()
  const folder = shortPath(dataDir)
  const url = `http://127.0.0.1:${port}`
  const server = await startServer({
    url,
    args: [inRoot('build/process/index.js')],
    cwd: ROOT,
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: url,
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      ...(databaseUrl && { DATABASE_URL: databaseUrl, DEMONSTRATION: '1' }),
      ...(redisUrl && { REDIS_URL: redisUrl, SESSION_SECRET: 'the same on every node of this measurement' }),
    },
    ready: /Roundtable is ready at/,
  })
  noteDatabase(url, databaseUrl ?? `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`)
  return server
}

/** The embedded database listens on a unix socket in its folder, whose path has room for about a hundred characters. */
function shortPath(dataDir: string) {
  const folder = path.resolve(dataDir)
  mkdirSync(folder, { recursive: true })
  if (folder.length <= MAX_PATH) return folder
  const link = path.join(tmpdir(), `rt-${uuidOf(folder).slice(0, 8)}`)
  rmSync(link, { force: true })
  symlinkSync(folder, link)
  return link
}

type Opened = { provider: CollabProvider; close: () => void; saved: () => boolean }

/** Somebody signed in, at the section of that name, through the product's own provider. */
export function connect(options: ConnectOptions): Connection {
  const { url, document, ydoc } = options
  const callers = callingFiles()
  let opened: Opened | null = null
  let stopBridge = () => undefined as void
  let closed = false
  async function open() {
    const Y = await productYjs()
    const sectionId = await sectionOf(url, document)
    const [cookie] = await signIn(url, [options.person ?? ydoc.clientID])
    const at = { url, sectionId, cookie: cookie!, clientId: ydoc.clientID }
    opened = await join(at)
    await opened.provider.ready
    let between = await bridge(ydoc, Y, callers, options.Y, opened.provider.doc)
    let missing = between.join()
    const foreign = missing ? [...Y.parseUpdateMeta(missing).from.keys()].filter((id) => id !== ydoc.clientID) : []
    if (missing && foreign.length) {
      // Words that were written under other ids come in as the product takes them up: as a draft of an earlier visit.
      between.stop()
      opened.close()
      const draft = { sectionId, clientId: foreign[0]!, clientIds: foreign, bytes: missing, at: 0 }
      const lineage = await lineageOf(url, sectionId)
      opened = await join(at, { ...draft, lineage, personId: opened.provider.personId! })
      await opened.provider.ready
      between = await bridge(ydoc, Y, callers, options.Y, opened.provider.doc)
      missing = between.join()
    }
    stopBridge = between.stop
    if (missing) putInto(Y, between.inner, missing)
    if (closed) shut()
  }
  function shut() {
    stopBridge()
    opened?.close()
  }
  const synced = open()
  synced.catch(() => undefined)
  return {
    synced,
    acknowledged: () => opened?.saved() ?? false,
    close() {
      closed = true
      shut()
    },
  }
}

type Place = { url: string; sectionId: string; cookie: string; clientId: number }
type Draft = Awaited<ReturnType<DraftStore['all']>>[number]

async function join({ url, sectionId, cookie, clientId }: Place, draft?: Draft): Promise<Opened> {
  const [{ CollabProvider: Provider }, { connectSocket }] = await Promise.all([
    import('../../../app/editor/collab/provider.ts'),
    import('../../../app/editor/collab/collab-socket.ts'),
  ])
  const socket = connectSocket(url, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie, origin: url },
  })
  const nothing = async () => undefined
  const drafts: DraftStore = {
    all: async () => (draft ? [draft] : []),
    keep: nothing,
    drop: nothing,
    hold: async () => () => undefined,
  }
  const provider = new Provider({ subject: { type: 'section', id: sectionId }, socket, drafts })
  provider.doc.clientID = clientId
  // A line that is down with nothing unsaved has lost nothing.
  let dirty = true
  provider.doc.on('update', (_: Uint8Array, origin: unknown) => {
    if (origin !== provider) dirty = true
  })
  const stop = provider.onChange(() => {
    if (provider.state === 'saved') dirty = false
  })
  return {
    provider,
    saved: () => !dirty && provider.refusedText === null,
    close() {
      stop()
      provider.destroy()
      // The provider stays for its last words; the line is its caller's.
      const timer = setTimeout(() => socket.disconnect(), provider.state === 'saved' ? 0 : LEAVE_MS)
      timer.unref()
    },
  }
}
