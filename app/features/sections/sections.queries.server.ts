import { placeIn } from '#app/features/access/standing.server.ts'
import { mayArrange } from '#app/features/frameworks/framework.policy.ts'
import type { Pillar, Roundtable, Section } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Standing } from '#app/shared/roles.ts'
import { sectionRow } from './section-row.server.ts'
import { mayChangeStatus, mayComment, mayLock, mayView, mayWrite, type SectionState } from './section.policy.ts'

export type SectionPurpose = 'view' | 'write' | 'lock' | 'change-status' | 'comment' | 'arrange'
export type SectionSubject = { section: Section; pillar: Pick<Pillar, 'id' | 'title' | 'frameworkId'>; editedBy: string | null; roundtable: Roundtable; standing: Standing; state: SectionState }

/** 404 for what the actor may not see or what belongs to another roundtable, 403 for what they may not do. */
export async function sectionFor(actor: Actor, roundtableId: string, sectionId: string, purpose: SectionPurpose): Promise<SectionSubject> {
  const place = await placeIn(actor, roundtableId)
  if (!place || !mayView(place.standing)) throw new DomainError('not-found')
  const { roundtable, standing } = place
  const found = await sectionRow(roundtableId, sectionId)
  if (!found || found.removedAt || found.pillarRemovedAt) throw new DomainError('not-found')
  const { editedBy, removedBy: _, pillarTitle, frameworkId, pillarRemovedAt: __, ...section } = found
  const state = { status: section.status, lockedAt: section.lockedAt, roundtableState: roundtable.state }
  if (!permitted(purpose, standing, state, roundtable)) throw new DomainError('forbidden')
  return { section, pillar: { id: section.pillarId, title: pillarTitle, frameworkId }, editedBy, roundtable, standing, state }
}

function permitted(purpose: SectionPurpose, standing: Standing, state: SectionState, roundtable: Roundtable) {
  switch (purpose) {
    case 'view':
      return true
    case 'write':
      return mayWrite(standing, state)
    case 'lock':
      return mayLock(standing, state)
    case 'change-status':
      return mayChangeStatus(standing, state)
    case 'comment':
      return mayComment(standing, state)
    case 'arrange':
      return mayArrange(standing, roundtable)
  }
}
