/** Every way to answer and count there is: a folder beside this file, a line in both registries. */
export const METHOD_NAMES = [
  'rating',
  'criteria',
  'consent',
  'yes-no',
  'approval',
  'ranking',
  'majority',
  'score',
  'dots',
  'quadratic',
  'points',
  'pairwise',
] as const
export type MethodName = (typeof METHOD_NAMES)[number]

/** Those that ask about the whole and nothing else; all others ask about its options. A room answers by these. */
export const WHOLE_METHODS = ['consent', 'yes-no', 'rating'] as const satisfies readonly MethodName[]
export type WholeMethod = (typeof WHOLE_METHODS)[number]
/** Where fewer options than usual can be asked about with care. */
export const MOST_FOR: Partial<Record<MethodName, number>> = { pairwise: 9 }
export const asksOfOptions = (method: MethodName) => !(WHOLE_METHODS as readonly MethodName[]).includes(method)
/** Those whose figures are of people: no answer weighs more than another. */
export const COUNTS_PEOPLE: readonly MethodName[] = ['rating']
/** Those in which one thing is answered after the other: an answer is added to, and so cannot be split. */
export const IN_PARTS: readonly MethodName[] = ['criteria']
/** Those whose answers are given without sight of others', as the first round of a Delphi is: nothing of them is seen before the end. */
export const UNSEEN: readonly MethodName[] = ['rating', 'criteria']
