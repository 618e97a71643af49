import * as Y from 'yjs'

const HIDDEN_MS = 250

/** What others wrote, applied at most once a frame: the editor rebuilds itself for every transaction. */
export class Inbox {
  private updates: Uint8Array[] = []
  private cancel: (() => void) | null = null

  constructor(
    private readonly doc: Y.Doc,
    private readonly origin: unknown,
    private readonly applied: () => void,
  ) {}

  add(update: Uint8Array) {
    this.updates.push(update)
    this.cancel ??= nextFrame(() => this.apply())
  }

  apply() {
    this.cancel?.()
    this.cancel = null
    if (!this.updates.length) return
    const updates = this.updates
    this.updates = []
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update, this.origin)
    }, this.origin)
    this.applied()
  }

  stop() {
    this.cancel?.()
    this.cancel = null
    this.updates = []
  }
}

function nextFrame(work: () => void) {
  if (typeof requestAnimationFrame === 'function' && typeof document !== 'undefined' && !document.hidden) {
    const frame = requestAnimationFrame(work)
    return () => cancelAnimationFrame(frame)
  }
  const timer = setTimeout(work, typeof document === 'undefined' ? 0 : HIDDEN_MS)
  return () => clearTimeout(timer)
}
