import type { DraftKeeper } from './draft-keeper.ts'

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
