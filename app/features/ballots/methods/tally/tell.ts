import type { Answer } from '../../ballot-words.ts'
import type { TallyResult } from './tally.ts'

/** What a method says of one option: its length of the whole, and in words. */
export type Told = { share: number; said: string }
export type Tell = {
  /** The sentence above. */
  useFinding: () => (result: TallyResult) => string
  useTold: () => (result: TallyResult, at: number) => Told | null
  /** One's own answer, an option a part. */
  useOwn: () => (own: Answer, result: TallyResult) => string
  /** How a figure of a group stands in the table. */
  usePart: () => (mean: number, result: TallyResult) => string
}
