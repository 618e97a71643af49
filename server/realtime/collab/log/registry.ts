import type { Pool } from 'pg'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import { LiveDocument } from '../document/live-document.ts'
import type { Log } from '../measures/log.ts'
import type { Stats } from '../measures/stats.ts'
import type { Limits } from '../wire/limits.ts'
import { compact } from './compaction.ts'
import { loadDocument } from './load.ts'
import { type Claimant, giveBack } from './ownership.ts'

type Settings = { pool: Pool; log: Log; stats: Stats; limits: Limits; claimant: Claimant }

/** The documents in memory: each is loaded once however many ask for it, and stays while anybody needs it. */
export class DocumentRegistry {
  private readonly live = new Map<string, LiveDocument>()
  private readonly byChannel = new Map<number, LiveDocument>()
  private readonly loading = new Map<string, Promise<LiveDocument>>()
  /** Documents that were found damaged, also after they left the memory, by id. */
  readonly alarms = new Map<string, { documentId: string; subject: DocumentSubject; damage: string }>()
  private readonly idle = new Map<LiveDocument, NodeJS.Timeout>()

  constructor(private readonly settings: Settings) {}

  open() {
    return this.live.values()
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
    const timer = setTimeout(() => void this.unload(document), this.settings.limits.idleUnloadMs)
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
      const { pool, claimant, stats, log } = this.settings
      loading = loadDocument(pool, documentId, claimant)
        .then((loaded) => {
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

  private async unload(document: LiveDocument) {
    this.idle.delete(document)
    if (document.holds > 0 || document.closed) return
    if (document.pending.length) return this.release(Object.assign(document, { holds: 1 }))
    if (document.rowsSinceSnapshot >= 20) await compact(this.settings, document)
    if (document.holds > 0 || document.pending.length || document.closed) return
    this.evict(document, 'idle')
    const { pool, claimant, log } = this.settings
    if (claimant.alone) return
    await giveBack(pool, [document]).catch((error: unknown) =>
      log.warn({ err: error }, 'the claim on a document lapses by itself'),
    )
  }
}
