import type { DraftKeeper } from './draft-keeper.ts'

/** The words the server did not take, for their author to copy. They stay on this device until their author discards them. */
export class RefusedWords {
  text: string | null = null

  constructor(private readonly drafts: DraftKeeper) {}

  /** Beside those that are offered already; the server offers again what it does not know to have arrived. */
  offer(...words: (string | undefined)[]) {
    this.set([this.text, ...words.filter((it) => it && !this.text?.includes(it))].filter(Boolean).join('\n'))
  }

  discard() {
    this.set(null)
  }

  private set(text: string | null) {
    this.text = text
    this.drafts.keepWords(text)
  }
}
