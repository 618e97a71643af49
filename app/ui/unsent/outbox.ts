import { SENT_KEY } from '#app/shared/sent-key.ts'
import { drop, keep, type KeptAct, keptBy, type Storage } from './kept-acts.ts'
import type { Outcome } from './send-act.ts'

/** So long an act is left to the form that sends it first, whichever tab that is in. */
const FORMS_OWN_MS = 25_000
const FIRST_MS = 2_000
const LONGEST_MS = 30_000
/** The server knows for thirty days what it has done. */
const OLD_MS = 14 * 86_400_000
export const TOO_OLD = 'unsent.old'

/** How it ended for an act that its form had to leave to the device. */
export type End = { is: 'sent' } | { is: 'refused'; why: string } | { is: 'gone' }

type World = {
  storage: Storage
  send: (act: KeptAct) => Promise<Outcome>
  now: () => number
  /** Runs it unless another tab does already. */
  alone: (work: () => Promise<void>) => Promise<void>
  wait: (ms: number, then: () => void) => () => void
}

/** What one person's device has not brought to the server yet. It goes out by itself, one after the other, the oldest first. */
export class Outbox {
  /** Nobody, or somebody else, is signed in: everything waits. */
  signedOut = false
  private acts: KeptAct[]
  private tries = 0
  private stopWaiting = () => {}
  private sending = false
  private readonly hearers = new Set<() => void>()
  private readonly ends = new Map<string, (end: End) => void>()

  constructor(
    readonly personId: string,
    private readonly world: World,
  ) {
    this.acts = this.free()
  }

  /** What is shown as not yet sent: not what its form is sending just now. */
  readonly shown = () => this.acts

  readonly subscribe = (hear: () => void) => {
    this.hearers.add(hear)
    return () => void this.hearers.delete(hear)
  }

  /** What the server is to leave undone, should it come after the act that replaces it. */
  replacedBy(replaces: string | undefined): string[] {
    if (!replaces) return []
    const former = keptBy(this.world.storage, this.personId).filter((act) => act.replaces === replaces)
    return former.flatMap(({ fields }) => fields.find(([name]) => name === SENT_KEY)?.[1].split(',') ?? [])
  }

  /** Before it is sent for the first time. Whether it is on the device. */
  begin(act: KeptAct): boolean {
    const { storage } = this.world
    if (act.replaces)
      for (const former of keptBy(storage, this.personId))
        if (former.replaces === act.replaces) this.remove(former.key, false)
    return keep(storage, act)
  }

  /** The form has its answer, and says it itself. */
  answered(key: string) {
    this.remove(key)
  }

  /** The form has no answer: from here on it goes out by itself. `end` is told when it has, or why it will not. False where it is not on the device any more. */
  unanswered(key: string, end: (end: End) => void): boolean {
    const act = this.find(key)
    if (!act) return false
    this.ends.set(key, end)
    this.change({ ...act, waits: true })
    this.later()
    return true
  }

  sendAgain(key: string) {
    const act = this.find(key)
    if (!act) return
    const { refusal: _, ...again } = act
    this.change({ ...again, at: this.world.now(), waits: true })
    this.goOn()
  }

  discard(key: string) {
    this.remove(key)
  }

  /** Another tab has kept, sent or refused something. */
  look() {
    this.acts = this.free()
    for (const [key, end] of this.ends) {
      const act = this.find(key)
      if (act && !act.refusal) continue
      this.ends.delete(key)
      // Sent or discarded in another tab, or gone with all that the browser kept for the site: nothing is claimed of it.
      end(act?.refusal === undefined ? { is: 'gone' } : { is: 'refused', why: act.refusal })
    }
    this.hearers.forEach((hear) => hear())
  }

  /** The line may be back. */
  goOn() {
    this.tries = 0
    this.stopWaiting()
    void this.flush()
  }

  private async flush() {
    if (this.sending) return
    this.sending = true
    let pause: number | undefined
    try {
      await this.world.alone(async () => void (pause = await this.sendAll()))
    } finally {
      this.sending = false
      this.look()
      this.later(pause)
    }
  }

  /** How long to wait before the next try, where the server says so. */
  private async sendAll(): Promise<number | undefined> {
    for (let act = this.waiting()[0]; act; act = this.waiting()[0]) {
      const outcome = this.isOld(act) ? ({ is: 'refused', why: TOO_OLD } as const) : await this.world.send(act)
      this.signedOut = outcome.is === 'not-signed-in'
      if (outcome.is === 'later') return outcome.ms
      if (outcome.is === 'not-signed-in') return undefined
      this.tries = 0
      // Discarded, or replaced by a later one, while it was on its way.
      if (!this.find(act.key)) continue
      if (outcome.is === 'done') this.arrived(act.key)
      else this.change({ ...act, refusal: outcome.why })
    }
    return undefined
  }

  /** While anything is left that may go out by itself. Whoever signs in again comes back to the window for it. */
  private later(ms?: number) {
    this.stopWaiting()
    const left = keptBy(this.world.storage, this.personId).some(({ refusal }) => !refusal)
    if (!left || this.signedOut) return
    const pause = ms ?? Math.min(LONGEST_MS, FIRST_MS * 2 ** this.tries++)
    this.stopWaiting = this.world.wait(pause, () => void this.flush())
  }

  private waiting() {
    return this.free().filter(({ refusal }) => !refusal)
  }

  private free() {
    return keptBy(this.world.storage, this.personId).filter((act) => this.isFree(act))
  }

  /** A tab that was closed while its form was sending leaves it to the others. */
  private isFree({ waits, refusal, at }: KeptAct) {
    return waits || refusal !== undefined || Math.abs(this.world.now() - at) > FORMS_OWN_MS
  }

  private isOld({ at }: KeptAct) {
    return this.world.now() - at > OLD_MS
  }

  private find(key: string) {
    return keptBy(this.world.storage, this.personId).find((act) => act.key === key)
  }

  private change(act: KeptAct) {
    keep(this.world.storage, act)
    this.look()
  }

  private arrived(key: string) {
    this.ends.get(key)?.({ is: 'sent' })
    this.ends.delete(key)
    this.remove(key)
  }

  private remove(key: string, tell = true) {
    drop(this.world.storage, { personId: this.personId, key })
    if (tell) this.look()
    else this.ends.delete(key)
  }
}
