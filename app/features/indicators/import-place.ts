import { folded, importError } from './import-errors.ts'
import type { ExistingIndicator, ImportContext, Refusal } from './import-plan.ts'

type Place = { pillarId: string | null; sectionId: string | null }

/** Where a line puts its indicator: by the titles in the file, and where a column is missing, where it stands already. */
export function readPlace(pillar: string | undefined, section: string | undefined, known: ExistingIndicator | undefined, { pillars }: ImportContext): Place | Refusal {
  const stands: Place = { pillarId: known?.pillarId ?? null, sectionId: known?.sectionId ?? null }
  if (pillar === undefined && section === undefined) return stands
  const under = pillar ? pillars.filter((one) => folded(one.title) === folded(pillar)) : pillars
  if (pillar && under.length === 0) return { error: importError('unknown-pillar', { title: pillar }), column: 'pillar' }
  if (section) return sectionAmong(under, section)
  const pillarId = pillarOf(pillar, under, stands)
  return { pillarId, sectionId: section === undefined && pillarId === stands.pillarId ? stands.sectionId : null }
}

function sectionAmong(pillars: ImportContext['pillars'], title: string): Place | Refusal {
  for (const pillar of pillars) {
    const found = pillar.sections.find((section) => folded(section.title) === folded(title))
    if (found) return { pillarId: pillar.id, sectionId: found.id }
  }
  return { error: importError('unknown-section', { title }), column: 'section' }
}

/** No column leaves it, an empty cell takes it away. */
function pillarOf(cell: string | undefined, under: ImportContext['pillars'], stands: Place) {
  if (cell === undefined) return stands.pillarId
  return cell ? (under[0]?.id ?? null) : null
}
