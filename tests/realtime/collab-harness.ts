import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- the document server runs alone here
import { Server } from 'socket.io'
import type { Socket } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { connectSocket } from '#app/editor/collab/collab-socket.ts'
import type { CollabOptions as ProviderOptions } from '#app/editor/collab/local-document.ts'
import { CollabProvider } from '#app/editor/collab/provider.ts'
import type { DocumentChapter } from '#app/features/live-documents/document-chapter.server.ts'
import { minutesDocuments } from '#app/features/minutes/minutes-access.server.ts'
import { sectionDocumentAccess } from '#app/features/sections/section-access.server.ts'
import { tableDocuments } from '#app/features/tables/table-access.server.ts'
import { onEvent } from '#app/platform/events.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { serverParser } from '#server/realtime/client-packets.ts'
import type { CollabOptions } from '#server/realtime/collab/room/collab.ts'
import { serveDocuments } from '#server/realtime/collab/serve-documents.ts'
import { boundConnections } from '#server/realtime/connections.ts'
import { identified } from '#tests/factories/blocks.ts'
import type { Member } from '#tests/factories/roundtables.ts'
import { testDatabase } from '#tests/setup/database.ts'

export const quiet = { info() {}, warn() {}, error() {} }
const WAIT_MS = 15_000
const actors = new Map<string, Actor>()

export function actorOf({ person }: Pick<Member, 'person'>): Actor {
  const { id, name, email, secretariat, timeZone } = person
  const actor: Actor = { sessionId: `session-${id}`, personId: id, name, email, language: 'en', timeZone, secretariat }
  actors.set(id, actor)
  return actor
}

/** With what stands in for the chapter of sections. */
export type CollabParts = Partial<CollabOptions & DocumentChapter>

/** A document server of its own at a free port, on the database of this test process. */
export async function startCollab(
  { access = sectionDocumentAccess, threads, textStored, mostDeleted, passagesChanged, ...options }: CollabParts = {},
  port = 0,
) {
  const http = createServer()
  const io = new Server(http, {
    parser: serverParser,
    serveClient: false,
    maxHttpBufferSize: 1_500_000,
    // Whoever is slow on a busy machine is not taken for gone.
    pingTimeout: 120_000,
  })
  const connections = boundConnections(io)
  const pool = options.pool ?? new pg.Pool({ connectionString: testDatabase(), max: 4 })
  const namespace = io.of('/collab')
  namespace.use((socket, next) => {
    socket.data.actor = actors.get(String(socket.handshake.auth.personId))
    next(socket.data.actor ? undefined : new Error('signed-out'))
  })
  const preparedStatements = Boolean(process.env.TEST_DATABASE_URL)
  const collab = serveDocuments(namespace, {
    pool,
    log: quiet,
    subjects: {
      section: { access, threads, textStored, mostDeleted, passagesChanged },
      minutes: minutesDocuments,
      table: tableDocuments,
    },
    onEvent,
    preparedStatements,
    ...options,
  })
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
  const { port: bound } = http.address() as AddressInfo
  let closed = false
  /** `kill` cuts everything without storing what is pending, as the end of the process would. */
  async function close({ kill = false } = {}) {
    if (closed) return
    closed = true
    if (kill) for (const document of [...collab.documents.open()]) collab.documents.evict(document, 'killed')
    else await collab.close()
    await new Promise<void>((resolve) => void io.close(() => resolve()))
    if (!options.pool) await pool.end()
  }
  onTestFinished(() => close())
  return { collab, io, connections, pool, port: bound, url: `http://127.0.0.1:${bound}`, close }
}

/** Somebody's connection, signed in as the server knows them. */
export function connect(url: string, member: Pick<Member, 'person'>): Socket {
  actorOf(member)
  const auth = { personId: member.person.id }
  const socket = connectSocket(url, {
    transports: ['websocket'],
    forceNew: true,
    auth,
    reconnectionDelay: 20,
    reconnectionDelayMax: 200,
  })
  onTestFinished(() => void socket.disconnect())
  return socket
}

type OpenOptions = Partial<ProviderOptions>

/** A browser's part without the browser: the product's own provider. */
export function open(
  url: string,
  member: Pick<Member, 'person'>,
  sectionId: string,
  options: OpenOptions = {},
): CollabProvider {
  const socket = options.socket ?? connect(url, member)
  const provider = new CollabProvider({
    subject: { type: 'section', id: sectionId },
    indexedDb: false,
    mergeMs: 10,
    ...options,
    socket,
  })
  onTestFinished(() => provider.destroy())
  return provider
}

export async function openReady(
  url: string,
  member: Pick<Member, 'person'>,
  sectionId: string,
  options: OpenOptions = {},
) {
  const provider = open(url, member, sectionId, options)
  await provider.ready
  return provider
}

/** Adds a paragraph, as one transaction of the author's. */
export function write({ doc, fragment }: CollabProvider, text: string) {
  doc.transact(() => {
    const paragraph = identified(new Y.XmlElement('paragraph'))
    fragment.push([paragraph])
    paragraph.push([new Y.XmlText(text)])
  })
}

export function linesOf(fragment: Y.XmlFragment): string[] {
  return fragment.toArray().map((block) => {
    const texts = block instanceof Y.XmlElement ? block.toArray() : []
    return texts
      .map((text) =>
        text instanceof Y.XmlText
          ? text
              .toDelta()
              .map(({ insert }: { insert: string }) => insert)
              .join('')
          : '',
      )
      .join('')
  })
}

/** Resolves when the condition holds, looking again at each change of the provider or its text. */
export function when(provider: CollabProvider, condition: () => boolean, what = 'the expected state'): Promise<void> {
  if (condition()) return Promise.resolve()
  const { doc } = provider
  return new Promise((resolve, reject) => {
    const check = () => {
      if (!condition()) return
      clearTimeout(timer)
      off()
      doc.off('update', later)
      resolve()
    }
    const later = () => void queueMicrotask(check)
    const timer = setTimeout(
      () =>
        reject(new Error(`waited in vain for ${what}; ${provider.state}: ${linesOf(provider.fragment).join(' | ')}`)),
      WAIT_MS,
    )
    const off = provider.onChange(check)
    doc.on('update', later)
  })
}

export const saved = (provider: CollabProvider) => when(provider, () => provider.state === 'saved', 'saved')
export const shows = (provider: CollabProvider, text: string) =>
  when(provider, () => linesOf(provider.fragment).some((line) => line.includes(text)), `"${text}"`)
