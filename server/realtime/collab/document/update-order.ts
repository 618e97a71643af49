/** A refusal that is final: it is told behind the acknowledgements that are due. */
export type Refusal = { cseq: number }

type State =
  /** Nothing has come yet: the first update is taken whatever its number. */
  | { is: 'unstarted' }
  | { is: 'expecting'; cseq: number }
  /** This number was refused or is missing: what was already on its way behind it is dropped in silence. */
  | { is: 'awaiting'; cseq: number; refusal: Refusal | null }

/** In which order the updates of one channel are taken: by their numbers, and what is refused comes again first. */
export class UpdateOrder {
  private state: State = { is: 'unstarted' }

  /** Whether something that belongs before this update has not come, or was refused. */
  isAhead(cseq: number) {
    if (this.state.is === 'unstarted') this.state = { is: 'expecting', cseq }
    return cseq > this.state.cseq
  }

  get isAwaiting() {
    return this.state.is === 'awaiting'
  }

  /** The number that is to come next; null before the first. */
  get next(): number | null {
    return this.state.is === 'unstarted' ? null : this.state.cseq
  }

  taken(cseq: number) {
    this.state = { is: 'expecting', cseq: cseq + 1 }
  }

  /** It had been taken before. */
  repeated(cseq: number) {
    if (this.state.is !== 'unstarted') this.state.cseq = Math.max(this.state.cseq, cseq + 1)
  }

  /** This one is to be sent again before any other. */
  await(cseq: number) {
    this.state = { is: 'awaiting', cseq, refusal: this.state.is === 'awaiting' ? this.state.refusal : null }
  }

  /** The refusal to tell its author of; null where another waits to be told already. */
  refuse(cseq: number): Refusal | null {
    this.await(cseq)
    if (this.state.is !== 'awaiting' || this.state.refusal) return null
    return (this.state.refusal = { cseq })
  }

  /** Whether the refusal still stands now that it can be told; not where the update was sent again meanwhile and taken. */
  stands(refusal: Refusal) {
    if (this.state.is !== 'awaiting' || this.state.refusal !== refusal) return false
    this.state.refusal = null
    return true
  }
}
