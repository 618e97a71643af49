/** The newest JOIN of one connection to each text: a later one to the same text stands in for it, whichever is answered first. */
export class LatestJoins {
  private readonly refs = new Map<string, number>()

  begin(text: string, ref: number) {
    this.refs.set(text, ref)
  }

  isLatest(text: string, ref: number) {
    return this.refs.get(text) === ref
  }

  /** Nothing is kept of what is answered: a connection may ask for any number of texts, also of those that there are not. */
  answered(text: string, ref: number) {
    if (this.isLatest(text, ref)) this.refs.delete(text)
  }

  get size() {
    return this.refs.size
  }
}
