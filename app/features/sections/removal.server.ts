import { lockFramework } from '#app/features/frameworks/frameworks.server.ts'
import { actingAs } from '#app/features/roundtables/acting.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { lockSectionAndText, whileNobodyWrites } from './closing.server.ts'
import type { SectionSubject } from './sections.queries.server.ts'
import { about } from './sections.server.ts'

/** Takes a section out with its text and threads. What is agreed stays; what is not empty needs a second yes. */
export async function removeSection(_actor: Actor, { section, pillar, roundtable, standing }: SectionSubject, { confirmed }: { confirmed: boolean }) {
  await whileNobodyWrites(section.id, () => transaction(async (tx, record) => {
    await lockFramework(tx, pillar.frameworkId)
    await lockSectionAndText(tx, section.id)
    const current = await tx.section.findUnique({ where: { id: section.id }, include: { _count: { select: { threads: true } } } })
    if (!current) throw new DomainError('not-found')
    if (current.status === 'agreed') throw new DomainError('conflict', 'framework.agreed')
    const empty = current._count.threads === 0 && !(await hasText(tx, section.id))
    if (!empty && !confirmed) throw new DomainError('conflict', 'framework.confirm-removal')
    await deleteSection(tx, section.id)
    await record({ name: 'section.removed', ...actingAs(standing, roundtable.id), ...about(section.id) })
  }))
}

async function hasText(tx: Pick<Tx, 'collabUpdate' | 'collabSnapshot'>, sectionId: string) {
  const where = { document: { sectionId } }
  return Boolean((await tx.collabUpdate.count({ where })) || (await tx.collabSnapshot.count({ where })))
}

async function deleteSection(tx: Tx, sectionId: string) {
  const inDocument = { where: { document: { sectionId } } }
  await tx.comment.deleteMany({ where: { thread: { sectionId } } })
  await tx.commentThread.deleteMany({ where: { sectionId } })
  await tx.indicator.updateMany({ where: { sectionId }, data: { sectionId: null } })
  await tx.collabUpdate.deleteMany(inDocument)
  await tx.collabSnapshot.deleteMany(inDocument)
  await tx.collabClient.deleteMany(inDocument)
  await tx.collabMove.deleteMany(inDocument)
  await tx.collabRelocation.deleteMany(inDocument)
  await tx.collabDocument.deleteMany({ where: { sectionId } })
  await tx.section.delete({ where: { id: sectionId } })
}
