import { SEND_LIMITS } from '#app/shared/collab-messages.ts'

export type Limits = {
  updatesPerSecond: number
  updateBurst: number
  bytesPerSecond: number
  /** Milliseconds of this process, of each second, that one window may take for its updates. */
  workPerSecond: number
  updateBytes: number
  assembledBytes: number
  assemblyMs: number
  presencePerSecond: number
  joinsPer10s: number
  joinsAtOnce: number
  /** How long somebody may not read before they are cut off. */
  laggingMs: number
  channelsPerSocket: number
  pendingBytesPerDocument: number
  /** How many updates of one channel may wait for an answer about its author's role. */
  heldUpdates: number
  pendingBytesPerNode: number
  documentBytes: number
  documentLetters: number
  documentDepth: number
  /** Blocks, texts, cells and everything else that is a node of its own. */
  documentElements: number
  /** Columns times rows of one table, with what cells reach over. */
  tableArea: number
  /** An update that deletes more than both makes a version first. */
  massDeletionLetters: number
  massDeletionShare: number
  /** So many of them of one person, half of them at once: each is as long as the text and stays for good. */
  keptVersionsPerHour: number
  /** A snapshot is made of so many bytes; of so many rows in any case, since each is to be read before the text can be shown. */
  compactBytes: number
  compactRows: number
  idleUnloadMs: number
  /** A text with more client ids than this is rolled to a new lineage, once nobody has been there for so long. */
  rollIds: number
  rollQuietMs: number
  /** How long words whose place was cut wait for it to be pasted, before they are offered back. */
  pasteMs: number
  /** How long a document stays with a node that no longer renews its claim. */
  leaseMs: number
}

export const DEFAULT_LIMITS: Limits = {
  updatesPerSecond: 20,
  updateBurst: 40,
  bytesPerSecond: 256 * 1024,
  workPerSecond: 200,
  updateBytes: SEND_LIMITS.updateBytes,
  assembledBytes: SEND_LIMITS.assembledBytes,
  assemblyMs: SEND_LIMITS.assemblyMs,
  presencePerSecond: 10,
  joinsPer10s: 20,
  joinsAtOnce: 64,
  laggingMs: 30_000,
  channelsPerSocket: 8,
  pendingBytesPerDocument: 8 * 1024 * 1024,
  heldUpdates: 64,
  pendingBytesPerNode: 64 * 1024 * 1024,
  documentBytes: 4 * 1024 * 1024,
  documentLetters: 200_000,
  documentDepth: 12,
  documentElements: 20_000,
  tableArea: 50_000,
  massDeletionLetters: 2000,
  massDeletionShare: 0.4,
  keptVersionsPerHour: 12,
  compactRows: 2000,
  compactBytes: 256 * 1024,
  idleUnloadMs: 30_000,
  rollIds: 1000,
  rollQuietMs: 30 * 60_000,
  pasteMs: 10_000,
  leaseMs: 6000,
}

/** Milliseconds between two ticks, longer in larger rooms: what a room costs is frames, not edits. Measured in docs/decisions/0011. */
export function tickLength(people: number) {
  if (people <= 20) return 10
  if (people <= 50) return 25
  return people <= 100 ? 50 : 60
}

/** An allowance of so much a second, of which `burst` may be spent at once. */
export class TokenBucket {
  private tokens: number
  private at = performance.now()

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
  ) {
    this.tokens = burst
  }

  /** For a cost that is known only afterwards: the next `take` waits until it is made up for. */
  spend(cost: number) {
    this.take(0)
    this.tokens -= cost
  }

  /** Zero when taken, else the milliseconds after which it is worth another try. */
  take(cost = 1): number {
    const now = performance.now()
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.at) / 1000) * this.perSecond)
    this.at = now
    if (this.tokens >= Math.min(cost, this.burst)) {
      this.tokens -= cost
      return 0
    }
    return Math.ceil(((Math.min(cost, this.burst) - this.tokens) / this.perSecond) * 1000)
  }
}
