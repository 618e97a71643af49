/** The newest JOIN of one connection to each text: a later one to the same text stands in for it, whichever is answered first. */
export class LatestJoins {
  private readonly refs = new Map<string, number>()

  begin(sectionId: string, ref: number) {
    this.refs.set(sectionId, ref)
  }

  isLatest(sectionId: string, ref: number) {
    return this.refs.get(sectionId) === ref
  }

  /** Nothing is kept of what is answered: a connection may ask for any number of texts, also of those that there are not. */
  answered(sectionId: string, ref: number) {
    if (this.isLatest(sectionId, ref)) this.refs.delete(sectionId)
  }

  get size() {
    return this.refs.size
  }
}
