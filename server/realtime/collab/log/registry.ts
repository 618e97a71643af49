import type { Pool } from 'pg'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import { LiveDocument, type LoadedDocument } from '../document/live-document.ts'
import { StepFailed } from '../document/schema-steps.ts'
import type { Log } from '../measures/log.ts'
import type { Stats } from '../measures/stats.ts'
import type { Limits } from '../wire/limits.ts'
import { compact } from './compaction.ts'
import { loadDocument, type ThreadsOf } from './load.ts'
import { type Claimant, giveBack } from './ownership.ts'
import { prepareRoll, type Roll, rollsIn, storeRoll } from './roll.ts'
import { moveToSchema, type Schema } from './schema-move.ts'

type Settings = {
  pool: Pool
  log: Log
  stats: Stats
  limits: Limits
  claimant: Claimant
  schema: Schema
  threadsOf: ThreadsOf
}

/** The documents in memory: each is loaded once however many ask for it, and stays while anybody needs it. */
export class DocumentRegistry {
  private readonly live = new Map<string, LiveDocument>()
  private readonly byChannel = new Map<number, LiveDocument>()
  private readonly loading = new Map<string, Promise<LiveDocument>>()
  /** Documents that were found damaged, also after they left the memory, by id. */
  readonly alarms = new Map<string, { documentId: string; subject: DocumentSubject; damage: string }>()
  private readonly idle = new Map<LiveDocument, NodeJS.Timeout>()
  /** Out of memory, and being stored as a new lineage: whoever asks for one waits. */
  private readonly rolling = new Map<string, Promise<boolean>>()
  /** At which row a document could not be rolled: it is not tried again before somebody has written in it. */
  private readonly unrolled = new Map<string, number>()

  constructor(private readonly settings: Settings) {}

  open() {
    return this.live.values()
  }

  withId(documentId: string) {
    return this.live.get(documentId)
  }

  atChannel(channel: number) {
    return this.byChannel.get(channel)
  }

  of({ type, id }: DocumentSubject) {
    for (const document of this.live.values())
      if (document.subject.id === id && document.subject.type === type) return document
    return undefined
  }

  /** In memory until the same caller releases it. */
  async acquire(documentId: string): Promise<LiveDocument> {
    const document = this.live.get(documentId) ?? (await this.load(documentId))
    if (document.closed) throw new Error('the document was closed meanwhile')
    document.holds++
    const timer = this.idle.get(document)
    if (timer) clearTimeout(timer)
    this.idle.delete(document)
    return document
  }

  release(document: LiveDocument) {
    document.holds--
    if (document.holds > 0 || document.closed) return
    this.unloadIn(this.settings.limits.idleUnloadMs, document)
  }

  private unloadIn(ms: number, document: LiveDocument) {
    const timer = setTimeout(() => void this.unload(document), ms)
    timer.unref()
    this.idle.set(document, timer)
  }

  /** Out of memory at once, without storing: its people are told to come back. */
  evict(document: LiveDocument, reason: string) {
    if (this.live.get(document.id) === document) this.live.delete(document.id)
    this.byChannel.delete(document.channel)
    const timer = this.idle.get(document)
    if (timer) clearTimeout(timer)
    this.idle.delete(document)
    document.close(reason)
  }

  private load(documentId: string) {
    let loading = this.loading.get(documentId)
    if (!loading) {
      const { stats, log } = this.settings
      loading = Promise.resolve(this.rolling.get(documentId))
        .then(() => this.read(documentId))
        .then((loaded) => {
          // The database had forgotten in a crash that it gave this number: the next take-over has the next.
          if (this.byChannel.has(loaded.channel)) throw new Error(`channel ${loaded.channel} is another document's`)
          const document = new LiveDocument(loaded)
          stats.loads++
          const { damage, subject } = document
          if (damage) {
            this.alarms.set(documentId, { documentId, subject, damage })
            log.error({ documentId, damage }, 'a stored document is damaged; it opens read-only')
          } else this.alarms.delete(documentId)
          this.live.set(documentId, document)
          this.byChannel.set(document.channel, document)
          return document
        })
        .finally(() => this.loading.delete(documentId))
      this.loading.set(documentId, loading)
    }
    return loading
  }

  /** As it is stored, in this node's version of the schema. Where a step to it fails, nobody writes until that is mended. */
  private async read(documentId: string): Promise<LoadedDocument> {
    const { pool, claimant, schema, log, threadsOf } = this.settings
    const loaded = await loadDocument(pool, documentId, claimant, threadsOf)
    if (loaded.damage || loaded.schemaVersion >= schema.version) return loaded
    try {
      await moveToSchema(pool, loaded, schema)
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error
      log.error({ err: error, documentId }, 'a text could not be brought to this version of the schema')
      return { ...loaded, damage: `it cannot be brought to version ${schema.version} of the schema: ${error.message}` }
    }
    loaded.doc.destroy()
    return loadDocument(pool, documentId, claimant, threadsOf)
  }

  private async unload(document: LiveDocument) {
    this.idle.delete(document)
    if (document.holds > 0 || document.closed) return
    if (document.pending.length) return this.release(Object.assign(document, { holds: 1 }))
    const quietIn = this.rollsIn(document)
    if (quietIn) return this.unloadIn(quietIn, document)
    if (document.rowsSinceSnapshot >= 20) await compact(this.settings, document)
    const roll = quietIn === null || isNeeded(document) ? null : await this.prepare(document)
    // Somebody came meanwhile, and may be gone again.
    if (isNeeded(document)) return
    const isStill = roll?.seq === document.committedSeq + 1 && this.rollsIn(document) === 0
    this.evict(document, 'idle')
    const { pool, claimant, log } = this.settings
    if (roll && isStill && (await this.roll(document, roll))) return
    if (claimant.alone) return
    await giveBack(pool, [document]).catch((error: unknown) =>
      log.warn({ err: error }, 'the claim on a document lapses by itself'),
    )
  }

  private rollsIn(document: LiveDocument) {
    return this.unrolled.get(document.id) === document.committedSeq ? null : rollsIn(this.settings.limits, document)
  }

  private async prepare(document: LiveDocument) {
    const { committedSeq } = document
    const roll = await prepareRoll(this.settings, document)
    if (!roll) this.unrolled.set(document.id, committedSeq)
    return roll
  }

  private async roll(document: LiveDocument, roll: Roll) {
    const stored = storeRoll(this.settings, document, roll)
    this.rolling.set(document.id, stored)
    try {
      return await stored
    } finally {
      this.rolling.delete(document.id)
    }
  }
}

function isNeeded({ holds, pending, closed }: LiveDocument) {
  return holds > 0 || pending.length > 0 || closed
}
