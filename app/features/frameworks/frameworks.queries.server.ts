import { SHOWN } from '#app/features/bin/shown.server.ts'
import { placeIn } from '#app/features/access/standing.server.ts'
import type { SectionStatus } from '#app/features/sections/section.policy.ts'
import { db } from '#app/platform/db.server.ts'
import type { Framework, Pillar, Roundtable } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Standing } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { mayArrange } from './framework.policy.ts'
import { frameworkTree } from './framework-tree.server.ts'
import type { Outline } from './outline.ts'

export type FrameworkSubject = { framework: Framework; roundtable: Roundtable; standing: Standing }
export type PillarSubject = FrameworkSubject & { pillar: Pillar }

/** The framework of a roundtable, made on first use; 404 for outsiders, 403 for whoever may not arrange it. */
export async function frameworkFor(actor: Actor, roundtableId: string, purpose: 'view' | 'arrange'): Promise<FrameworkSubject> {
  const place = await placeIn(actor, roundtableId)
  if (!place) throw new DomainError('not-found')
  const { roundtable, standing } = place
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
  const { pillars, ...framework } = await frameworkTree(roundtableId)
  return {
    ...framework,
    pillars: pillars.map((pillar, p) => ({
      ...pillar,
      number: String(p + 1),
      sections: pillar.sections.map(({ id, title, status, lockedAt, openThreads, groupIds }, s) => ({
        id, title, openThreads, groupIds,
        pillarId: pillar.id,
        number: `${p + 1}.${s + 1}`,
        status: status as SectionStatus,
        locked: lockedAt !== null,
      })),
    })),
  }
}
