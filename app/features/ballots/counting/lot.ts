import { sha256 } from './sha256.ts'

/**
 * The order in which a lot takes options, drawn once for a ballot from the seed that its settings keep: by the SHA-256 of the seed, a
 * line break and the option's id. Anybody can draw it again; nobody who does not know the seed can foresee it.
 */
export function lotOrder(options: readonly string[], seed: string): string[] {
  return options
    .map((option) => ({ option, drawn: sha256(`${seed}\n${option}`) }))
    .sort((a, b) => (a.drawn < b.drawn ? -1 : 1))
    .map(({ option }) => option)
}
