/** What a list asks of a record that can be in the bin. */
export const SHOWN = { removedAt: null } as const

/** A section is gone with its pillar, too. */
export const SECTION_SHOWN = { removedAt: null, pillar: SHOWN } as const

/** What something stands under, unless that is in the bin. */
export function nullIfRemoved<R extends { removedAt: Date | null }>(record: R | null): R | null {
  return record && record.removedAt === null ? record : null
}
