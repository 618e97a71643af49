import { eventActor } from '#app/features/access/event-actor.server.ts'
import { orderWithRestored, putInBin, takeFromBin } from '#app/features/bin/bin.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import type { FrameworkSubject } from '#app/features/frameworks/frameworks.queries.server.ts'
import { lockFramework, putPillarBack } from '#app/features/frameworks/frameworks.server.ts'
import { hasText, raiseGate, withWritingPaused } from '#app/features/live-documents/document-row.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { SectionSubject } from './sections.queries.server.ts'
import { eventSubject } from './sections.server.ts'

/** Puts a section into the bin with its text and threads. What is agreed stays; what is not empty needs a second yes. */
export async function removeSection(
  actor: Actor,
  { section, pillar, roundtable, standing }: SectionSubject,
  { confirmed }: { confirmed: boolean },
) {
  await withWritingPaused(sectionText(section.id), () =>
    transaction(async (tx, record) => {
      await lockFramework(tx, pillar.frameworkId)
      await lockSectionAndText(tx, section.id)
      const current = await tx.section.findUnique({
        where: { id: section.id, ...SHOWN },
        include: { _count: { select: { threads: true } } },
      })
      if (!current) throw new DomainError('not-found')
      if (current.status === 'agreed') throw new DomainError('conflict', 'framework.agreed')
      if (await tx.ballot.count({ where: { sectionId: section.id, state: 'open' } }))
        throw new DomainError('conflict', 'framework.ballot-open')
      const empty = current._count.threads === 0 && !(await hasText(tx, sectionText(section.id)))
      if (!empty && !confirmed) throw new DomainError('conflict', 'framework.confirm-removal')
      await putInBin(tx, 'section', section.id, actor.personId)
      await record({ name: 'section.removed', ...eventActor(standing, roundtable.id), ...eventSubject(section.id) })
    }),
  )
}

/** Brings a section back to where it stood, with its pillar if that has been removed since. */
export async function restoreSection({ framework, roundtable, standing }: FrameworkSubject, sectionId: string) {
  await transaction(async (tx, record) => {
    await lockFramework(tx, framework.id)
    await lockSectionAndText(tx, sectionId)
    const section = await tx.section.findFirst({
      where: { id: sectionId, pillar: { frameworkId: framework.id } },
      include: { pillar: true },
    })
    if (!section) throw new DomainError('not-found')
    const acting = eventActor(standing, roundtable.id)
    if (section.pillar.removedAt) {
      await putPillarBack(tx, section.pillar)
      await record({ name: 'pillar.restored', ...acting, subjectId: section.pillarId })
    }
    const shown = await tx.section.findMany({
      where: { pillarId: section.pillarId, ...SHOWN },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    })
    await takeFromBin(tx, 'section', sectionId)
    for (const [at, id] of orderWithRestored(shown, section).entries())
      await tx.section.update({ where: { id }, data: { position: at + 1 } })
    await record({ name: 'section.restored', ...acting, ...eventSubject(sectionId) })
  })
}

/** Deletes what has been in the bin since before this moment, and nothing that came back meanwhile. */
export async function purgeSection(sectionId: string, before: Date) {
  await withWritingPaused(sectionText(sectionId), () =>
    transaction(async (tx) => {
      await lockSectionAndText(tx, sectionId)
      if (await tx.section.count({ where: { id: sectionId, removedAt: { lt: before } } }))
        await deleteSection(tx, sectionId)
    }),
  )
}

/** Its parts and its text leave with it, by their foreign keys; indicators that stood there stand nowhere. */
async function deleteSection(tx: Tx, sectionId: string) {
  await tx.ballot.deleteMany({ where: { sectionId } })
  await tx.section.delete({ where: { id: sectionId } })
}

/** The section and then its text, before anything that belongs to them. */
async function lockSectionAndText(tx: Tx, sectionId: string) {
  await tx.$queryRaw`SELECT "id" FROM "Section" WHERE "id" = ${sectionId}::uuid FOR UPDATE`
  await raiseGate(tx, sectionText(sectionId))
}
