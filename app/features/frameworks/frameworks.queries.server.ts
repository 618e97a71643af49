import { SHOWN } from '#app/features/bin/shown.server.ts'
import { standingIn } from '#app/features/roundtables/roundtables.queries.server.ts'
import { contributionsTo, countMissing } from '#app/features/sections/contributions.server.ts'
import type { SectionStatus } from '#app/features/sections/section.policy.ts'
import { db } from '#app/platform/db.server.ts'
import type { Framework, Pillar, Roundtable } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Standing } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { mayArrange } from './framework.policy.ts'
import type { Outline } from './outline.ts'

export type FrameworkSubject = { framework: Framework; roundtable: Roundtable; standing: Standing }
export type PillarSubject = FrameworkSubject & { pillar: Pillar }

/** The framework of a roundtable, made on first use; 404 for outsiders, 403 for whoever may not arrange it. */
export async function frameworkFor(actor: Actor, roundtableId: string, purpose: 'view' | 'arrange'): Promise<FrameworkSubject> {
  const standing = isUuid(roundtableId) ? await standingIn(actor, roundtableId) : null
  const roundtable = standing && (await db.roundtable.findUnique({ where: { id: roundtableId } }))
  if (!standing || !roundtable) throw new DomainError('not-found')
  if (purpose === 'arrange' && !mayArrange(standing, roundtable)) throw new DomainError('forbidden')
  const framework = await db.framework.upsert({ where: { roundtableId }, create: { roundtableId, title: '' }, update: {} })
  return { framework, roundtable, standing }
}

export async function pillarFor(actor: Actor, roundtableId: string, pillarId: string, purpose: 'view' | 'arrange'): Promise<PillarSubject> {
  const subject = await frameworkFor(actor, roundtableId, purpose)
  const pillar = isUuid(pillarId) ? await db.pillar.findFirst({ where: { id: pillarId, frameworkId: subject.framework.id, ...SHOWN } }) : null
  if (!pillar) throw new DomainError('not-found')
  return { ...subject, pillar }
}

/** The numbered tree with what a reader sees of each section. Only for a roundtable the caller has been let into. */
export async function outlineOf(roundtableId: string): Promise<Outline> {
  const framework = await db.framework.findUnique({
    where: { roundtableId },
    include: {
      pillars: {
        where: SHOWN,
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        include: { sections: { where: SHOWN, orderBy: [{ position: 'asc' }, { id: 'asc' }], include: openThreadCount } },
      },
    },
  })
  if (!framework) return { id: '', title: '', pillars: [] }
  const sections = framework.pillars.flatMap((pillar) => pillar.sections)
  await countMissing(sections)
  const contributions = await contributionsTo(sections.map(({ id }) => id))
  return {
    id: framework.id,
    title: framework.title,
    pillars: framework.pillars.map((pillar, p) => ({
      id: pillar.id,
      number: String(p + 1),
      title: pillar.title,
      purpose: pillar.purpose,
      side: pillar.side,
      sections: pillar.sections.map((section, s) => ({
        id: section.id,
        pillarId: pillar.id,
        number: `${p + 1}.${s + 1}`,
        title: section.title,
        status: section.status as SectionStatus,
        locked: section.lockedAt !== null,
        openThreads: section._count.threads,
        groupIds: contributions.get(section.id)!.map(({ groupId }) => groupId),
      })),
    })),
  }
}

const openThreadCount = { _count: { select: { threads: { where: { resolvedAt: null } } } } } as const
