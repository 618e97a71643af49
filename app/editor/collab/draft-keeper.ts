import * as Y from 'yjs'
import { holdTab, type Draft, type DraftStore } from './drafts.ts'

const SETTLE_MS = 300

/** Writes unsaved text to this device when the server does not take it at once, and finds what earlier visits left. */
export class DraftKeeper {
  private found: Draft[] = []
  private adopted: Draft[] = []
  private offered: number[] = []
  private clientId = 0
  private lineage = ''
  private personId = ''
  private unsaved: () => Uint8Array | null = () => null
  private timer: ReturnType<typeof setTimeout> | null = null
  private kept = false
  private letGo: () => void = () => undefined

  constructor(
    private readonly store: DraftStore | null,
    private readonly sectionId: string,
  ) {}

  async find() {
    this.found = (await this.quietly(this.store?.left(this.sectionId))) ?? []
  }

  /** The client ids under which the drafts were written. Another person's drafts on the same device are left alone. */
  clientIds(): number[] {
    this.found = this.found.filter(({ personId }) => personId === this.personId)
    return [...new Set(this.found.flatMap(({ clientIds }) => clientIds))]
  }

  open(clientId: number, unsaved: () => Uint8Array | null) {
    this.letGo()
    this.letGo = this.store ? holdTab(clientId) : () => undefined
    this.clientId = clientId
    this.unsaved = unsaved
  }

  identify(lineage: string, personId: string) {
    this.lineage = lineage
    this.personId = personId
  }

  /** Hands the drafts over, once; they leave the device when their text is saved. */
  take(): Draft[] {
    const taken = this.found
    this.found = []
    this.adopted.push(...taken.filter(({ words }) => words === undefined))
    this.offered.push(...taken.filter(({ words }) => words !== undefined).map(({ clientId }) => clientId))
    return taken
  }

  /** Something is unsaved; `now` when it will stay so for a while. */
  touch(now: boolean) {
    if (!this.store || !this.lineage) return
    if (now && this.timer) this.cancel()
    this.timer ??= setTimeout(() => {
      this.timer = null
      void this.write()
    }, now ? 0 : SETTLE_MS)
  }

  /** At once: the tab goes out of sight, or is left. Tells whether all that is unsaved is on this device. */
  async now(): Promise<boolean> {
    this.cancel()
    return this.write()
  }

  /** What was refused stays on this device, beside any draft, until its author discards it. */
  keepWords(words: string | null) {
    const former = this.offered.splice(0)
    const clientId = -this.clientId
    if (words !== null && this.personId) {
      const { sectionId, lineage, personId } = this
      this.offered.push(clientId)
      void this.quietly(this.store?.keep({ sectionId, clientId, clientIds: [], lineage, personId, bytes: new Uint8Array(), at: Date.now(), words }))
    }
    for (const id of former) if (!this.offered.includes(id)) void this.quietly(this.store?.drop(this.sectionId, id))
  }

  /** All is saved. */
  done() {
    this.cancel()
    for (const { clientId } of this.adopted.splice(0)) void this.quietly(this.store?.drop(this.sectionId, clientId))
    if (!this.kept) return
    this.kept = false
    void this.quietly(this.store?.drop(this.sectionId, this.clientId))
  }

  stop(unsaved: Uint8Array | null) {
    this.cancel()
    this.unsaved = () => unsaved
    void this.write().then(() => this.letGo())
  }

  private async write() {
    const bytes = this.unsaved()
    if (!bytes) return true
    if (!this.store || !this.lineage) return false
    this.kept = true
    const { sectionId, clientId, lineage, personId } = this
    const clientIds = [...new Set([clientId, ...Y.parseUpdateMeta(bytes).from.keys()])]
    const stored = this.store.keep({ sectionId, clientId, clientIds, lineage, personId, bytes, at: Date.now() })
    return (await this.quietly(stored.then(() => true))) ?? false
  }

  /** A device that keeps nothing (private window, full disk) costs the draft, never the session. */
  private async quietly<T>(work: Promise<T> | undefined): Promise<T | undefined> {
    try {
      return await work
    } catch {
      return undefined
    }
  }

  private cancel() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}
