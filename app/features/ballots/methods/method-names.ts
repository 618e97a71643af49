/** Every way to answer and count there is: a folder beside this file, a line in both registries. */
export const METHOD_NAMES = ['rating', 'consent'] as const
export type MethodName = (typeof METHOD_NAMES)[number]
