import * as Y from 'yjs'

const HIDDEN_MS = 1000

/** What others wrote, applied at most once a frame: the editor rebuilds itself for every transaction. Once a second where nobody looks. */
export class Inbox {
  private updates: Uint8Array[] = []
  private cancel: (() => void) | null = null

  constructor(
    private readonly doc: Y.Doc,
    private readonly origin: unknown,
  ) {}

  add(update: Uint8Array) {
    this.updates.push(update)
    this.cancel ??= soon(this.apply)
  }

  apply = () => {
    this.forget()
    if (!this.updates.length) return
    const updates = this.updates
    this.updates = []
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update, this.origin)
    }, this.origin)
  }

  /** A tab that goes out of sight gets no more frames, and what waits for one would pile up. */
  hide() {
    if (!this.cancel) return
    this.cancel()
    this.cancel = soon(this.apply)
  }

  stop() {
    this.forget()
    this.updates = []
  }

  private forget() {
    this.cancel?.()
    this.cancel = null
  }
}

function soon(work: () => void) {
  if (typeof document !== 'undefined' && !document.hidden) {
    const frame = requestAnimationFrame(work)
    return () => cancelAnimationFrame(frame)
  }
  const timer = setTimeout(work, typeof document === 'undefined' ? 0 : HIDDEN_MS)
  return () => clearTimeout(timer)
}
