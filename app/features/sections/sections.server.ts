import { eventActor } from '#app/features/access/event-actor.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import type { FrameworkSubject } from '#app/features/frameworks/frameworks.queries.server.ts'
import { lockFramework } from '#app/features/frameworks/frameworks.server.ts'
import { addDocument, raiseGate, withWritingPaused } from '#app/features/live-documents/document-row.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { SectionStatus, WorkingStatus } from './section-status.ts'
import type { SectionSubject } from './sections.queries.server.ts'

export async function addSection(
  { framework, roundtable, standing }: FrameworkSubject,
  input: { title: string; pillarId: string },
) {
  return transaction(async (tx, record) => {
    await lockFramework(tx, framework.id)
    const pillar = await tx.pillar.findFirst({ where: { id: input.pillarId, frameworkId: framework.id, ...SHOWN } })
    if (!pillar) throw new DomainError('not-found')
    const last = await tx.section.aggregate({ where: { pillarId: pillar.id }, _max: { position: true } })
    const section = await tx.section.create({
      data: { pillarId: pillar.id, title: input.title, position: (last._max.position ?? 0) + 1 },
    })
    await addDocument(tx, sectionText(section.id))
    await record({
      name: 'section.created',
      ...eventActor(standing, roundtable.id),
      ...eventSubject(section.id),
      data: { pillarId: pillar.id },
    })
    return section
  })
}

export async function renameSection({ section, roundtable, standing }: SectionSubject, input: { title: string }) {
  if (section.status === 'agreed') throw new DomainError('conflict', 'framework.agreed')
  if (section.title === input.title) return
  await transaction(async (tx, record) => {
    const { count } = await tx.section.updateMany({
      where: { id: section.id, status: { not: 'agreed' } },
      data: { title: input.title },
    })
    if (!count) throw new DomainError('conflict', 'framework.agreed')
    await record({ name: 'section.renamed', ...eventActor(standing, roundtable.id), ...eventSubject(section.id) })
  })
}

export async function changeSectionStatus(
  { section, roundtable, standing }: SectionSubject,
  { status, from = section.status as SectionStatus }: { status: WorkingStatus; from?: SectionStatus },
) {
  if (from === 'agreed') throw new DomainError('conflict', 'sections.status-changed-meanwhile')
  if (status === from && status === section.status) return null
  await transaction(async (tx, record) => {
    const { count } = await tx.section.updateMany({
      where: { id: section.id, status: from },
      data: { status },
    })
    if (!count) throw new DomainError('conflict', 'sections.status-changed-meanwhile')
    await record({
      name: 'section.status-changed',
      ...eventActor(standing, roundtable.id),
      ...eventSubject(section.id),
      data: { from, to: status },
    })
  })
  return { from, to: status }
}

/** While a section is locked only moderators write in it. Locking twice changes nothing. Answers whether it changed. */
export async function setSectionLock(actor: Actor, { section, roundtable, standing }: SectionSubject, locked: boolean) {
  const text = sectionText(section.id)
  const change = () =>
    transaction(async (tx, record) => {
      const { count } = await tx.section.updateMany({
        where: { id: section.id, lockedAt: locked ? null : { not: null } },
        data: locked ? { lockedAt: new Date(), lockedById: actor.personId } : { lockedAt: null, lockedById: null },
      })
      if (!count) return false
      if (locked) await raiseGate(tx, text)
      await record({
        name: locked ? 'section.locked' : 'section.unlocked',
        ...eventActor(standing, roundtable.id),
        ...eventSubject(section.id),
      })
      return true
    })
  return locked ? withWritingPaused(text, change) : change()
}

export function eventSubject(sectionId: string) {
  return { subjectId: sectionId, scope: { sectionId } }
}
