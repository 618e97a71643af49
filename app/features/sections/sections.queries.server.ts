import { SHOWN } from '#app/features/bin/shown.server.ts'
import { standingIn } from '#app/features/roundtables/roundtables.queries.server.ts'
import { mayArrange } from '#app/features/frameworks/framework.policy.ts'
import { db } from '#app/platform/db.server.ts'
import type { Pillar, Roundtable, Section } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Standing } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { mayChangeStatus, mayComment, mayLock, mayView, mayWrite, type SectionState } from './section.policy.ts'

export type SectionPurpose = 'view' | 'write' | 'lock' | 'change-status' | 'comment' | 'arrange'
export type SectionSubject = { section: Section; pillar: Pillar; roundtable: Roundtable; standing: Standing; state: SectionState }

/** 404 for what the actor may not see or what belongs to another roundtable, 403 for what they may not do. */
export async function sectionFor(actor: Actor, roundtableId: string, sectionId: string, purpose: SectionPurpose): Promise<SectionSubject> {
  const standing = isUuid(roundtableId) ? await standingIn(actor, roundtableId) : null
  if (!mayView(standing) || !isUuid(sectionId)) throw new DomainError('not-found')
  const found = await db.section.findFirst({
    where: { id: sectionId, ...SHOWN, pillar: { ...SHOWN, framework: { roundtableId } } },
    include: { pillar: { include: { framework: { include: { roundtable: true } } } } },
  })
  if (!found) throw new DomainError('not-found')
  const { pillar, ...section } = found
  const { roundtable } = pillar.framework
  const state = { status: section.status, lockedAt: section.lockedAt, roundtableState: roundtable.state }
  if (!permitted(purpose, standing, state, roundtable)) throw new DomainError('forbidden')
  return { section, pillar, roundtable, standing, state }
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
