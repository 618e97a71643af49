import { nameKey } from '#app/shared/text.ts'
import { importError } from './import-errors.ts'
import type { ExistingIndicator, ImportContext, Refusal } from './import-plan.ts'

type Place = { pillarId: string | null; sectionId: string | null }
type Pillar = ImportContext['pillars'][number]

/**
 * Where a line puts its indicator: by the titles in the file or the numbers that every page shows (`5`, `5.1`, `5.1 Title`),
 * and where a column is missing, where it stands already.
 */
export function readPlace(pillar: string | undefined, section: string | undefined, known: ExistingIndicator | undefined, { pillars }: ImportContext): Place | Refusal {
  const stands: Place = { pillarId: known?.pillarId ?? null, sectionId: known?.sectionId ?? null }
  if (pillar === undefined && section === undefined) return stands
  const numbered = pillars.map((one, index) => ({ ...one, number: String(index + 1) }))
  const under = pillar ? numbered.filter((one) => isMeant(pillar, one.number, one.title)) : numbered
  if (pillar && under.length === 0) return { error: importError('unknown-pillar', { title: pillar }), column: 'pillar' }
  if (section) return sectionAmong(under, section)
  const pillarId = pillarOf(pillar, under, stands)
  return { pillarId, sectionId: section === undefined && pillarId === stands.pillarId ? stands.sectionId : null }
}

function sectionAmong(pillars: (Pillar & { number: string })[], cell: string): Place | Refusal {
  for (const pillar of pillars) {
    const found = pillar.sections.find((section, index) => isMeant(cell, `${pillar.number}.${index + 1}`, section.title))
    if (found) return { pillarId: pillar.id, sectionId: found.id }
  }
  return { error: importError('unknown-section', { title: cell }), column: 'section' }
}

/** A number of the framework, its title, or both as the pages write them. Spreadsheets of some countries write 5,1 for 5.1. */
function isMeant(cell: string, number: string, title: string) {
  const key = nameKey(cell)
  return key === nameKey(title) || key.replace(',', '.').replace(/[.:)]$/, '') === number || key === nameKey(`${number} ${title}`)
}

/** No column leaves it, an empty cell takes it away. */
function pillarOf(cell: string | undefined, under: ImportContext['pillars'], stands: Place) {
  if (cell === undefined) return stands.pillarId
  return cell ? (under[0]?.id ?? null) : null
}
