import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { mayArrange } from '#app/features/frameworks/framework.policy.ts'
import type { Pillar, Roundtable, Section } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Standing } from '#app/shared/roles.ts'
import {
  mayChangeStatus,
  mayComment,
  mayLock,
  mayNameVersion,
  mayRestoreVersion,
  type SectionState,
} from './section.policy.ts'
import { sectionRow } from './section-row.server.ts'

export type SectionPurpose =
  'view' | 'lock' | 'change-status' | 'comment' | 'arrange' | 'name-version' | 'restore-version'
export type SectionSubject = {
  section: Section
  pillar: Pick<Pillar, 'id' | 'title' | 'frameworkId'>
  editedBy: string | null
  roundtable: Roundtable
  standing: Standing
  state: SectionState
}

/** The section of an address, for a purpose. */
export const onSection = (purpose: SectionPurpose) =>
  extend(atRoundtable(), { sectionId: id }, async ({ place, sectionId }) => ({
    subject: await sectionFor(place, sectionId, purpose),
  }))

/** 404 for what belongs to another roundtable, 403 for what they may not do. */
export async function sectionFor(
  { roundtable, standing }: Place,
  sectionId: string,
  purpose: SectionPurpose,
): Promise<SectionSubject> {
  const found = await sectionRow(roundtable.id, sectionId)
  if (!found || found.removedAt || found.pillarRemovedAt) throw new DomainError('not-found')
  const { editedBy, removedBy: _, pillarTitle, frameworkId, pillarRemovedAt: __, ...section } = found
  const state = { status: section.status, lockedAt: section.lockedAt, roundtableState: roundtable.state }
  if (!permitted(purpose, standing, state, roundtable)) throw new DomainError('forbidden')
  return {
    section,
    pillar: { id: section.pillarId, title: pillarTitle, frameworkId },
    editedBy,
    roundtable,
    standing,
    state,
  }
}

function permitted(purpose: SectionPurpose, standing: Standing, state: SectionState, roundtable: Roundtable) {
  switch (purpose) {
    case 'view':
      return true
    case 'lock':
      return mayLock(standing, state)
    case 'change-status':
      return mayChangeStatus(standing, state)
    case 'comment':
      return mayComment(standing, state)
    case 'arrange':
      return mayArrange(standing, roundtable)
    case 'name-version':
      return mayNameVersion(standing, state)
    case 'restore-version':
      return mayRestoreVersion(standing, state)
  }
}
