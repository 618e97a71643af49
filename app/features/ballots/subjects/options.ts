import type { BallotOption } from '../ballot-words.ts'

/** As many as a form can show and a person can weigh. */
export const MOST_OPTIONS = 60
export const FEWEST_OPTIONS = 2

/** What a frozen wording lets people choose from; none where it asks about the whole. */
export function optionsOf(wording: unknown): readonly BallotOption[] {
  return (wording as { options?: readonly BallotOption[] } | null)?.options ?? []
}
