import * as Y from 'yjs'

const HIDDEN_MS = 1000
/** Longer than a phrase is composed without a pause; then the others' words come in all the same. */
const MOST_HELD_MS = 8000

/** Where the text is shown and written in. */
export type Screen = {
  /** What the browser has done by itself is read, before words of others come in. */
  settle(): void
  /** These words would come between somebody and what they are composing. */
  mustWait(update: Uint8Array): boolean
  /** They could not wait any longer: what is being composed ends here, as it stands. */
  interrupt(): void
}

/**
 * What others wrote, applied at most once a frame: the editor rebuilds itself for every transaction. Once a second where nobody looks.
 * What must wait keeps what came after it waiting, too, so that nothing arrives before what it builds on.
 */
export class Inbox {
  /** The newest row that the text shows. */
  shownSeq = 0
  private waiting: { update: Uint8Array; seq: number }[] = []
  private cancel: (() => void) | null = null
  private heldSince: number | null = null
  screen: Screen | null = null

  constructor(
    private readonly doc: Y.Doc,
    private readonly origin: unknown,
    /** Something that was applied builds on what is not here. */
    private readonly incomplete: () => void = () => undefined,
  ) {}

  add(update: Uint8Array, seq = 0) {
    this.waiting.push({ update, seq })
    this.cancel ??= soon(this.apply)
  }

  apply = () => {
    this.forget()
    if (!this.waiting.length) return
    this.screen?.settle()
    const updates = this.waiting.splice(0, this.free())
    if (this.waiting.length) this.cancel = soon(this.apply)
    if (!updates.length) return
    this.doc.transact(() => {
      for (const { update } of updates) Y.applyUpdate(this.doc, update, this.origin)
      this.shownSeq = Math.max(this.shownSeq, ...updates.map(({ seq }) => seq))
    }, this.origin)
    if (isIncomplete(this.doc)) this.incomplete()
  }

  /** A tab that goes out of sight gets no more frames, and what waits for one would pile up. */
  hide() {
    if (!this.cancel) return
    this.cancel()
    this.cancel = soon(this.apply)
  }

  stop() {
    this.forget()
    this.waiting = []
  }

  /** How many may come in now. */
  private free(): number {
    const { screen, waiting } = this
    const held = screen ? waiting.findIndex(({ update }) => screen.mustWait(update)) : -1
    if (held < 0) {
      this.heldSince = null
      return waiting.length
    }
    this.heldSince ??= performance.now()
    if (performance.now() - this.heldSince < MOST_HELD_MS) return held
    this.heldSince = null
    screen?.interrupt()
    return waiting.length
  }

  private forget() {
    this.cancel?.()
    this.cancel = null
  }
}

/** Whether text waits in it for text that never came. */
export function isIncomplete({ store }: Y.Doc) {
  return store.pendingStructs !== null || store.pendingDs !== null
}

function soon(work: () => void) {
  if (typeof document !== 'undefined' && !document.hidden) {
    const frame = requestAnimationFrame(work)
    return () => cancelAnimationFrame(frame)
  }
  const timer = setTimeout(work, typeof document === 'undefined' ? 0 : HIDDEN_MS)
  return () => clearTimeout(timer)
}
