import pg from 'pg'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Draft, DraftStore } from '#app/editor/collab/drafts.ts'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { blockDesk, type Desk, linesDesk, paragraph } from './clownschool-desk.ts'
import { readTrace, type Unit } from './clownschool-trace.ts'
import { openChild, startChild, type Table } from './collab-child.ts'
import { saved } from './collab-harness.ts'
import { distance } from './edit-distance.ts'

const { endContent, edits, units } = readTrace()
/** Under a minute each on two free cores; other work beside it may take them away. */
const PATIENCE_MS = 300_000
type Made = { update: Uint8Array; arrived(doc: Y.Doc): boolean }

/**
 * One author: a real client, and the desk on which the edit is made. The desk holds exactly what the trace's author saw; it
 * gets the others' edits only when they have arrived at the client over its socket.
 */
class Author {
  private arrivals = new Set<() => void>()

  constructor(
    readonly provider: CollabProvider,
    readonly desk: Desk,
    private readonly made: (Made | undefined)[][],
    private readonly seen: number[],
  ) {
    provider.doc.on('update', () => {
      for (const check of this.arrivals) check()
    })
  }

  async replay(own: Unit[]) {
    for (const unit of own) {
      for (const { agent, index } of unit.needs) await this.takeUpTo(agent, index)
      let update: Uint8Array = new Uint8Array()
      const listen = (bytes: Uint8Array) => void (update = bytes)
      this.desk.doc.once('update', listen)
      this.desk.doc.transact(() => this.desk.apply(unit.patches))
      this.desk.doc.off('update', listen)
      this.made[unit.agent]![unit.index] = { update, arrived: arrival(update) }
      if (update.length) Y.applyUpdate(this.provider.doc, update, 'desk')
      // Others may wait for a unit that changed nothing, of which no message will tell them.
      for (const wake of waiting.splice(0)) wake()
    }
  }

  private async takeUpTo(agent: number, index: number) {
    for (; this.seen[agent]! <= index; this.seen[agent]!++) {
      const next = this.seen[agent]!
      while (!this.made[agent]![next]) await new Promise<void>((resolve) => void waiting.push(resolve))
      const { update, arrived } = this.made[agent]![next]!
      await this.arrival(() => arrived(this.provider.doc))
      if (update.length) Y.applyUpdate(this.desk.doc, update)
    }
  }

  private arrival(condition: () => boolean) {
    if (condition()) return
    return new Promise<void>((resolve) => {
      const check = () => {
        if (!condition()) return
        this.arrivals.delete(check)
        resolve()
      }
      this.arrivals.add(check)
    })
  }
}

let waiting: (() => void)[] = []

/** Whether an update's inserts and deletes have all reached a document. */
function arrival(update: Uint8Array) {
  if (!update.length) return () => true
  const { to } = Y.parseUpdateMeta(update)
  const { ds } = Y.decodeUpdate(update)
  return ({ store }: Y.Doc) =>
    [...to].every(([client, clock]) => Y.getState(store, client) >= clock) &&
    [...ds.clients].every(([client, ranges]) =>
      ranges.every(({ clock, len }) => {
        for (let at = clock; at < clock + len;) {
          if (at >= Y.getState(store, client)) return false
          const struct = Y.getItem(store, Y.createID(client, at))
          if (!struct.deleted) return false
          at = struct.id.clock + struct.length
        }
        return true
      }),
    )
}

/** Announces the desk's client id the way a draft of an earlier visit does: the author's own, under another number. */
function announces(clientId: number, sectionId: string, lineage: string, personId: string): DraftStore {
  const draft: Draft = {
    clientId,
    clientIds: [clientId],
    sectionId,
    lineage,
    personId,
    bytes: new Uint8Array([0, 0]),
    at: 0,
  }
  return {
    all: async () => [draft],
    keep: async () => undefined,
    drop: async () => undefined,
    hold: async () => () => undefined,
  }
}

async function replay(deskOf: (doc: Y.Doc) => Desk) {
  const databaseUrl = testDatabase()
  const server = await startChild({ databaseUrl, make: true, tickMs: 0 })
  const { sectionId, actors } = server.table as Table
  const first = openChild(server.url, actors[3]!, sectionId)
  await first.ready
  first.fragment.insert(0, [paragraph()])
  await saved(first)
  const base = Y.encodeStateAsUpdate(first.doc)
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  const { rows } = await pool.query<{ lineage: string }>(
    'SELECT "lineage" FROM "CollabDocument" WHERE "sectionId" = $1',
    [sectionId],
  )
  await pool.end()

  const made: (Made | undefined)[][] = units.map(() => [])
  waiting = []
  const authors = await Promise.all(
    units.map(async (_, agent) => {
      const actor = actors[agent]!
      const doc = new Y.Doc()
      Y.applyUpdate(doc, base)
      const drafts = announces(doc.clientID, sectionId, rows[0]!.lineage, actor.personId)
      const provider = openChild(server.url, actor, sectionId, { drafts, mergeMs: 0 })
      await provider.ready
      return new Author(
        provider,
        deskOf(doc),
        made,
        units.map(() => 0),
      )
    }),
  )
  const started = performance.now()
  await Promise.all(authors.map((author, agent) => author.replay(units[agent]!)))
  await Promise.all(authors.map(({ provider }) => saved(provider)))
  const seconds = (performance.now() - started) / 1000

  const merge = new Y.Doc()
  Y.applyUpdate(merge, base)
  for (const unit of inOrder()) {
    const { update } = made[unit.agent]![unit.index]!
    if (update.length) Y.applyUpdate(merge, update)
  }
  const expected = deskOf(merge).text()
  const texts = ({ doc }: CollabProvider) => deskOf(doc).text()
  await Promise.all(authors.map(({ provider }) => settled(provider, () => texts(provider) === expected)))
  const { content, numbers } = await server.contentOf(sectionId)
  for (const { provider } of authors) expect(texts(provider)).toBe(expected)
  expect(textOfJson(content)).toBe(expected)

  await server.kill()
  const again = await startChild({ databaseUrl, port: server.port })
  const fresh = openChild(again.url, actors[3]!, sectionId)
  await fresh.ready
  expect(texts(fresh)).toBe(expected)
  expect(fresh.fragment.toJSON()).toBe(merge.getXmlFragment('content').toJSON())
  return { text: textOfJson((await again.contentOf(sectionId)).content), expected, seconds, numbers }
}

function settled(provider: CollabProvider, condition: () => boolean) {
  if (condition()) return
  return new Promise<void>((resolve) => void provider.doc.on('update', () => condition() && resolve()))
}

/** All units so that each comes after what it needs. */
function* inOrder() {
  const next = units.map(() => 0)
  for (let moved = true; moved;) {
    moved = false
    for (const [agent, own] of units.entries()) {
      for (
        let unit = own[next[agent]!];
        unit && unit.needs.every((need) => next[need.agent]! > need.index);
        unit = own[next[agent]!]
      ) {
        yield unit
        next[agent]!++
        moved = true
      }
    }
  }
}

type Json = { type?: string; text?: string; content?: Json[] }

function textOfJson(json: Json): string {
  return (json.content ?? []).map(({ content = [] }) => content.map(({ text = '' }) => text).join('')).join('\n')
}

function report(name: string, { seconds, numbers, expected }: Awaited<ReturnType<typeof replay>>) {
  const total = units.reduce((sum, own) => sum + own.length, 0)
  const far = distance(expected, endContent)
  process.stdout.write(
    `clownschool ${name}: ${edits} edits in ${total} steps by 3 clients, ${seconds.toFixed(1)} s, ${numbers.rows} rows in ${numbers.commits} commits, ` +
      `ack p50 ${numbers.ackP50!.toFixed(1)} p95 ${numbers.ackP95!.toFixed(1)} ms, ${expected.length} characters, distance to endContent ${far}\n`,
  )
}

test(
  'three people write the clownschool text as one block: it ends as it must',
  async () => {
    const result = await replay(blockDesk)
    report('as one block', result)
    expect(result.text).toBe(endContent)
  },
  PATIENCE_MS,
)

test(
  'three people write it as one paragraph a line: everybody ends with the same',
  async () => {
    const result = await replay(linesDesk)
    report('as paragraphs', result)
    expect(result.text).toBe(result.expected)
  },
  PATIENCE_MS,
)
