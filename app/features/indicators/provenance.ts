import type { Provenance } from '#app/features/references/adoption.server.ts'

const WORDS = ['name', 'definition', 'unit', 'formula'] as const
type Words = Record<(typeof WORDS)[number], string>

/** Where an indicator comes from, as its record keeps it: adopted where it says all that the entry says, whatever it adds, adapted where it says something else. */
export type KeptProvenance = Provenance & { how: 'adopted' | 'adapted' }

export function provenanceOf(
  { values, provenance }: { values: Words; provenance: Provenance },
  proposed: Words,
): KeptProvenance {
  const same = WORDS.every((word) => !values[word].trim() || proposed[word].trim() === values[word].trim())
  return { ...provenance, how: same ? 'adopted' : 'adapted' }
}
