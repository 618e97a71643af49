import type { Place } from '#app/features/access/standing.server.ts'
import { restoreRelatedDocument } from '#app/features/documents/related-documents.server.ts'
import { frameworkFor } from '#app/features/frameworks/frameworks.queries.server.ts'
import { restorePillar } from '#app/features/frameworks/frameworks.server.ts'
import { indicatorsPlace } from '#app/features/indicators/indicators.queries.server.ts'
import { restoreIndicator } from '#app/features/indicators/removal.server.ts'
import { restoreOrganisation } from '#app/features/organisations/organisations.server.ts'
import { restoreSection } from '#app/features/sections/removal.server.ts'
import { restoreSession } from '#app/features/sessions/session-removal.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { DeskKind, TableKind } from './kinds.ts'

/** Takes something of a roundtable out of its bin; 403 as for arranging and importing there. */
export async function restoreAtTable(place: Place, { kind, id }: { kind: TableKind; id: string }) {
  if (kind === 'indicator') return restoreIndicator(indicatorsPlace(place, 'import'), id)
  if (kind === 'session') return restoreSession(place, id)
  const framework = await frameworkFor(place)
  return kind === 'pillar' ? restorePillar(framework, id) : restoreSection(framework, id)
}

export async function restoreAtDesk(actor: Actor, { kind, id }: { kind: DeskKind; id: string }) {
  return kind === 'organisation' ? restoreOrganisation(actor, id) : restoreRelatedDocument(actor, id)
}
