import { nameKey } from '#app/shared/text.ts'
import { importError } from './import-errors.ts'
import type { ExistingIndicator, ImportContext, Refusal } from './import-plan.ts'

type Place = { pillarId: string | null; sectionId: string | null }
type Numbered = { id: string; number: string; title: string }

/**
 * Where a line puts its indicator: by the titles in the file or the numbers that every page shows (`5`, `5.1`, `5.1 Title`),
 * and where a column is missing, where it stands already. Of several of one title it means the one where the indicator stands.
 */
export function readPlace(pillar: string | undefined, section: string | undefined, known: ExistingIndicator | undefined, { pillars }: ImportContext): Place | Refusal {
  const stands: Place = { pillarId: known?.pillarId ?? null, sectionId: known?.sectionId ?? null }
  if (pillar === undefined && section === undefined) return stands
  const numbered = pillars.map((one, index) => ({ ...one, number: String(index + 1) }))
  const under = pillar ? meantBy(pillar, numbered) : numbered
  if (pillar && under.length === 0) return { error: importError('unknown-pillar', { title: pillar }), column: 'pillar' }
  return section ? sectionAmong(section, under, stands) : pillarAmong(pillar, under, stands, section === undefined)
}

type Pillar = ImportContext['pillars'][number] & { number: string }

function sectionAmong(cell: string, under: Pillar[], stands: Place): Place | Refusal {
  const sections = under.flatMap(({ id: pillarId, number, sections }) => sections.map((one, index) => ({ ...one, pillarId, number: `${number}.${index + 1}` })))
  const found = oneOf(cell, meantBy(cell, sections), stands.sectionId, 'section')
  return 'error' in found ? found : { pillarId: found.pillarId, sectionId: found.id }
}

/** No column leaves the pillar, an empty cell takes it away; the section stays with its pillar where no column names one. */
function pillarAmong(cell: string | undefined, under: Pillar[], stands: Place, keepSection: boolean): Place | Refusal {
  const found = cell ? oneOf(cell, under, stands.pillarId, 'pillar') : { id: cell === undefined ? stands.pillarId : null }
  if ('error' in found) return found
  return { pillarId: found.id, sectionId: keepSection && found.id === stands.pillarId ? stands.sectionId : null }
}

function oneOf<One extends Numbered>(cell: string, found: One[], standsAt: string | null, column: 'pillar' | 'section'): One | Refusal {
  const [first, ...others] = found
  if (!first) return { error: importError(`unknown-${column}`, { title: cell }), column }
  if (others.length === 0) return first
  const numbers = found.map(({ number }) => number).join(', ')
  return found.find(({ id }) => id === standsAt) ?? { error: importError(`several-${column}s`, { title: cell, numbers }), column }
}

/** By a number of the framework, else by title, or both as the pages write them. Spreadsheets of some countries write 5,1 for 5.1. */
function meantBy<One extends Numbered>(cell: string, among: One[]): One[] {
  const key = nameKey(cell).replace(/^(?:§|section|pillar|pilier)\s*(?=\d)/, '')
  const byNumber = among.filter(({ number }) => key.replace(',', '.').replace(/[.:)]$/, '') === number)
  if (byNumber.length) return byNumber
  return among.filter(({ number, title }) => nameKey(cell) === nameKey(title) || key.replace(/^(\d+(?:\.\d+)?)\s*[.:)-]?\s+/, '$1 ') === nameKey(`${number} ${title}`))
}
