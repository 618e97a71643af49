import * as Y from 'yjs'
import type { Joined } from '#app/shared/collab-messages.ts'
import type { Draft, DraftStore, Release } from './drafts.ts'

type Unsaved = { bytes: Uint8Array; known: number }

const SETTLE_MS = 300
const PATIENCE_MS = 2000

/** Writes unsaved text to this device when the server does not take it at once, and finds what earlier visits left. */
export class DraftKeeper {
  private found: Draft[] = []
  private adopted: Draft[] = []
  private offered: number[] = []
  private clientId = 0
  private lineage = ''
  private schemaVersion = 0
  private personId = ''
  private organisationId: string | null = null
  private unsaved: () => Unsaved | null = () => null
  private timer: ReturnType<typeof setTimeout> | null = null
  private kept = false
  /** The client ids that are this tab's: its own, and those of the tabs whose drafts it took up. */
  private readonly held = new Map<number, Release>()
  private stopped = false

  constructor(
    private readonly store: DraftStore | null,
    private readonly sectionId: string,
  ) {}

  /** Takes up what closed tabs left behind. A draft whose tab is open, or which another tab took up, is left to that one. */
  async find() {
    await this.withoutFailing(this.takeUp())
  }

  private async takeUp() {
    const { store, sectionId } = this
    if (!store) return
    const ids = new Set((await store.all(sectionId)).map(({ clientId }) => Math.abs(clientId)))
    await Promise.all([...ids].map((id) => this.hold(id)))
    // Read again: what another tab has sent meanwhile is gone.
    this.found = (await store.all(sectionId)).filter(({ clientId }) => this.held.has(Math.abs(clientId)))
  }

  /** Takes a client id for this tab, unless another has it or a draft was left under it. */
  async takes(clientId: number): Promise<boolean> {
    if (!this.store || this.held.has(clientId)) return false
    await this.withoutFailing(this.hold(clientId))
    return this.held.has(clientId)
  }

  private async hold(id: number) {
    const release = this.held.has(id) ? null : await this.store?.hold(id)
    if (!release) return
    this.held.set(id, release)
    // The page was left while it waited for its turn.
    if (this.stopped) this.release(id)
  }

  private release(clientId: number) {
    const id = Math.abs(clientId)
    this.held.get(id)?.()
    this.held.delete(id)
  }

  /** The client ids under which the drafts were written. Another person's drafts on the same device are left alone. */
  clientIds(): number[] {
    for (const { clientId, personId } of this.found) if (personId !== this.personId) this.release(clientId)
    this.found = this.found.filter(({ personId }) => personId === this.personId)
    return [...new Set(this.found.flatMap(({ clientIds }) => clientIds))]
  }

  open(clientId: number, unsaved: () => Unsaved | null) {
    this.clientId = clientId
    this.unsaved = unsaved
    void this.withoutFailing(this.hold(clientId))
  }

  identify(joined: Pick<Joined, 'lineage' | 'personId' | 'organisationId'>, schemaVersion: number) {
    const { lineage, personId, organisationId } = joined
    Object.assign(this, { lineage, personId, organisationId, schemaVersion })
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
    this.timer ??= setTimeout(
      () => {
        this.timer = null
        void this.write()
      },
      now ? 0 : SETTLE_MS,
    )
  }

  /** At once: the tab goes out of sight, or is left. Tells whether all that is unsaved is on this device. */
  async now(): Promise<boolean> {
    this.cancel()
    return this.write()
  }

  /** What was refused stays on this device, beside any draft, until its author discards it. Whether it is there. */
  async keepWords(words: string | null): Promise<boolean> {
    const former = this.offered.splice(0)
    const clientId = -this.clientId
    let stored: Promise<unknown> | undefined
    if (words !== null && this.personId) {
      const { sectionId, lineage, personId } = this
      this.offered.push(clientId)
      stored = this.store?.keep({
        sectionId,
        clientId,
        clientIds: [],
        lineage,
        personId,
        bytes: new Uint8Array(),
        at: Date.now(),
        words,
      })
    }
    for (const id of former)
      if (!this.offered.includes(id)) void this.withoutFailing(this.store?.drop(this.sectionId, id))
    return (await this.withoutFailing(stored?.then(() => true))) ?? false
  }

  /** All is saved. */
  done() {
    this.cancel()
    for (const { clientId } of this.adopted.splice(0))
      void this.withoutFailing(this.store?.drop(this.sectionId, clientId))
    if (!this.kept) return
    this.kept = false
    void this.withoutFailing(this.store?.drop(this.sectionId, this.clientId))
  }

  stop(unsaved: Unsaved | null) {
    this.cancel()
    this.unsaved = () => unsaved
    void this.write().then(() => {
      this.stopped = true
      for (const id of [...this.held.keys()]) this.release(id)
    })
  }

  private async write() {
    const unsaved = this.unsaved()
    if (!unsaved) return true
    if (!this.store || !this.lineage) return false
    this.kept = true
    const { sectionId, clientId, schemaVersion, lineage, personId, organisationId } = this
    const { bytes, known } = unsaved
    const clientIds = [...new Set([clientId, ...Y.parseUpdateMeta(bytes).from.keys()])]
    const by = { lineage, schemaVersion, personId, organisationId }
    const stored = this.store.keep({ sectionId, clientId, clientIds, ...by, bytes, known, at: Date.now() })
    return (await this.withoutFailing(stored.then(() => true))) ?? false
  }

  /** A device that keeps nothing (private window, full disk), or does not answer, costs the draft, never the session. */
  private async withoutFailing<T>(work: Promise<T> | undefined): Promise<T | undefined> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const patience = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS, undefined)))
    try {
      return await Promise.race([work, patience])
    } catch {
      return undefined
    } finally {
      clearTimeout(timer)
    }
  }

  private cancel() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}

/** The words the server did not take, for their author to copy. They stay on this device until their author discards them. */
export class RefusedWords {
  text: string | null = null

  constructor(private readonly drafts: DraftKeeper) {}

  /** Beside those that are offered already. Whether they are on this device then. */
  offer(...words: (string | undefined)[]) {
    return this.set([this.text, ...words].filter(Boolean).join('\n'))
  }

  discard() {
    void this.set(null)
  }

  private set(text: string | null) {
    this.text = text
    return this.drafts.keepWords(text)
  }
}
