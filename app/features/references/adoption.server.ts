import type { Place } from '#app/features/access/standing.server.ts'
import { isWebAddress } from './address.ts'
import { labelOf } from './reference-words.ts'
import { entryFor } from './references.queries.server.ts'

/** Where an indicator was taken from, as it is kept with it: the list, its version and licence, and the entry as it was then. */
export type Provenance = {
  entryId: string
  framework: string
  version: string
  publisher: string
  licence: string
  code: string
  label: string
  uri: string
}

/** The texts of an entry as those of a new indicator, for the form of a proposal, with where they come from. Not-found where the reader may not see it. */
export async function adoptionOf(place: Place, entryId: string, language: string) {
  const { entry, framework } = await entryFor(place, entryId)
  const label = labelOf(entry, language, framework.language)
  const from = [framework.name, framework.version, entry.code].filter(Boolean).join(', ')
  const provenance: Provenance = {
    entryId: entry.id,
    framework: framework.name,
    version: framework.version,
    publisher: framework.publisher,
    licence: framework.licence,
    code: entry.code,
    label,
    uri: isWebAddress(entry.uri) ? entry.uri : '',
  }
  const values = {
    name: label.slice(0, 200),
    definition: entry.definition.slice(0, 2000),
    unit: entry.unit.slice(0, 200),
    formula: entry.formula.slice(0, 2000),
    source: (entry.source || from).slice(0, 1000),
    licence: framework.licence.slice(0, 300),
    frequency: entry.frequency.slice(0, 200),
  }
  return { values, provenance }
}
