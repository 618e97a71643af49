import { standingIn } from '#app/features/roundtables/roundtables.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Seat } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { mayView, writingBar, type WritingBar } from './section.policy.ts'

export type SectionDocumentAccess = {
  documentId: string
  roundtableId: string
  seat: Seat | null
  mayWrite: boolean
  reason?: WritingBar
}

/** The live document of a section and what the actor may do with it. Whoever may not see it hears not-found. */
export async function sectionDocumentAccess(actor: Actor, sectionId: string): Promise<SectionDocumentAccess> {
  if (!isUuid(sectionId)) throw new DomainError('not-found')
  const section = await db.section.findUnique({
    where: { id: sectionId },
    include: { pillar: { include: { framework: { include: { roundtable: true } } } } },
  })
  if (!section) throw new DomainError('not-found')
  const { roundtable } = section.pillar.framework
  const standing = await standingIn(actor, roundtable.id)
  if (!mayView(standing)) throw new DomainError('not-found')
  const document = await documentOf(sectionId)
  const reason = writingBar(standing, { status: section.status, lockedAt: section.lockedAt, roundtableState: roundtable.state })
  return { documentId: document.id, roundtableId: roundtable.id, seat: standing.seat, mayWrite: !reason, ...(reason && { reason }) }
}

/** Made by whoever comes first; two who open a new section at the same moment find the same one. */
async function documentOf(sectionId: string) {
  const found = await db.collabDocument.findUnique({ where: { sectionId }, select: { id: true } })
  if (found) return found
  await db.collabDocument.createMany({ data: [{ sectionId }], skipDuplicates: true })
  return db.collabDocument.findUniqueOrThrow({ where: { sectionId }, select: { id: true } })
}
