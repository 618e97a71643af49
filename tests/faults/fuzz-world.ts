import type { Socket } from 'socket.io-client'
import type { Draft, DraftStore } from '#app/editor/collab/drafts.ts'
import { type LeftIds, leftIdsIn } from '#app/editor/collab/left-ids.ts'
import { CollabProvider } from '#app/editor/collab/provider.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { compact } from '#server/realtime/collab/log/compaction.ts'
import { rebuild } from '#server/realtime/collab/log/offline.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { seatEvent } from '#tests/factories/seat-events.ts'
import { connect, quiet, startCollab } from '#tests/realtime/collab-harness.ts'
import { fakeStorage, openTabs } from '#tests/realtime/device.ts'
import type { openScreen } from '#tests/realtime/screen.ts'
import { Author } from './author.ts'
import type { Place } from './build-table.ts'
import { laggingSocket } from './lagging-socket.ts'
import type { Random } from './scale.ts'

export type Person = { member: Member; observer: boolean; drafts: Draft[]; hold: DraftStore['hold']; leftIds: LeftIds }
export type Client = {
  number: number
  person: Person
  socket: Socket
  provider: CollabProvider
  author: Author
  delay: (ms: number) => void
}
type Server = Awaited<ReturnType<typeof startCollab>>
type Screen = Awaited<ReturnType<typeof openScreen>>

const LIMITS = {
  updatesPerSecond: 1e6,
  updateBurst: 1e6,
  bytesPerSecond: 1e9,
  workPerSecond: 1e9,
  joinsPer10s: 1e6,
  compactRows: 60,
  idleUnloadMs: 30,
  pasteMs: 200,
}
const PEOPLE = 5

/** The real thing: a document server and people at one text, over real sockets with bad lines. */
export async function buildWorld(random: Random, screen: Screen) {
  const roundtable = await buildRoundtable()
  const section = await buildSection({ roundtable })
  const members = [await buildMember({ roundtable, role: 'moderator' })]
  while (members.length <= PEOPLE) members.push(await buildMember({ roundtable }))
  let endSession: (end: { sessionId: string }) => void = () => undefined
  const carryError: string[] = []
  const error = ({ err }: { err?: Error }, message: string) =>
    void (message === 'words could not follow their block' && carryError.push(`${message}: ${err?.stack}`))
  const options = {
    limits: LIMITS,
    log: { ...quiet, error },
    onSessionEnded: (listener: typeof endSession) => {
      endSession = listener
      return () => undefined
    },
  }
  let server: Server = await startCollab(options)
  const { url, port } = server
  const people = members.map((member): Person => ({
    member,
    observer: false,
    drafts: [],
    hold: openTabs(0).hold,
    leftIds: leftIdsIn(fakeStorage()),
  }))
  const clients: Client[] = []
  /** Of every client that ever was, by its number. */
  const places: Place[] = []
  const broken = new Set<string>()
  const notes = {
    typed: new Set<string>(),
    acknowledged: new Set<string>(),
    refused: new Set<string>(),
    erased: new Set<string>(),
    offered: new Set<string>(),
  }
  const kinds = { T: notes.typed, A: notes.acknowledged, R: notes.refused, D: notes.erased, O: notes.offered }

  function arrive(person: Person, note: (kind: keyof typeof kinds, token: string) => void = () => undefined) {
    const { facade, delay } = laggingSocket(connect(url, person.member), random)
    const provider = new CollabProvider({
      subject: { type: 'section', id: section.id },
      socket: facade,
      drafts: storeOf(person),
      leftIds: person.leftIds,
      mergeMs: 5,
    })
    const author = new Author(provider, facade, places.length, (kind, token) => {
      kinds[kind].add(token)
      note(kind, token)
    })
    const client = { number: places.length, person, socket: facade, provider, author, delay }
    places.push(person.member.seat)
    clients.push(client)
    return client
  }

  /** The product's own editor on somebody's text. It goes on showing what others write until the next one is opened. */
  let shown = { close: () => undefined as void }
  function show({ provider }: Client) {
    shown.close()
    const { editor, close } = screen.briefly(provider)
    shown = { close }
    return editor
  }

  /** `between`: what happens to what is stored while no server runs. */
  async function restart(kill: boolean, between?: (server: Server, documentId: string) => Promise<void>) {
    const former = server
    const documentId = await idOf(former, section.id)
    await former.close({ kill })
    server = await startCollab(options, port)
    if (documentId && between) await between(server, documentId)
  }

  return {
    section,
    people,
    clients,
    places,
    notes,
    carryError,
    arrive,
    restart,
    show,
    close: () => shown.close(),
    url,
    locked: false,
    get server() {
      return server
    },
    endSession: (person: Person) => endSession({ sessionId: `session-${person.member.person.id}` }),
    async compact() {
      const document = server.collab.documents.of({ type: 'section', id: section.id })
      if (document) await compact({ pool: server.pool, log: quiet, stats: server.collab.stats }, document)
    },
    rebuild: (at: Server, id: string) => rebuild(at.pool, { id }).then(() => undefined),
    /** The rows whose snapshots were broken on purpose. */
    broken,
    async breakSnapshot(at: Server, id: string) {
      const { rows } = await at.pool.query<{ seq: string }>(
        `UPDATE "CollabSnapshot" SET "bytes" = substr("bytes", 2) WHERE "documentId" = $1 AND "seq" = (SELECT max("seq") FROM "CollabSnapshot" WHERE "documentId" = $1) RETURNING "seq"`,
        [id],
      )
      for (const { seq } of rows) broken.add(`snapshot ${seq} is broken`)
    },
    async lock(locked: boolean) {
      await transaction(async (tx, record) => {
        await tx.section.update({ where: { id: section.id }, data: { lockedAt: locked ? new Date() : null } })
        await record({ name: 'section.locked', roundtableId: roundtable.id, subjectId: section.id })
      })
    },
    async setRole({ member }: Person, observer: boolean) {
      await transaction(async (tx, record) => {
        await tx.membership.update({
          where: { id: member.membership.id },
          data: { role: observer ? 'observer' : 'participant' },
        })
        await record(seatEvent(member.membership, 'changed'))
      })
    },
  }
}

export type World = Awaited<ReturnType<typeof buildWorld>>

async function idOf({ pool }: Server, sectionId: string) {
  const { rows } = await pool.query<{ id: string }>('SELECT "id" FROM "CollabDocument" WHERE "sectionId" = $1', [
    sectionId,
  ])
  return rows[0]?.id ?? null
}

function storeOf(person: Person): DraftStore {
  return {
    all: async () => [...person.drafts],
    keep: async (draft) =>
      void (person.drafts = [...person.drafts.filter(({ clientId }) => clientId !== draft.clientId), draft]),
    drop: async (_, clientId) => void (person.drafts = person.drafts.filter((draft) => draft.clientId !== clientId)),
    hold: person.hold,
  }
}
