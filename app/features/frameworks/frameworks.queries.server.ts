import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import type { SectionStatus } from '#app/features/sections/section.policy.ts'
import { db } from '#app/platform/db.server.ts'
import type { Framework, Pillar } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { mayArrange } from './framework.policy.ts'
import { frameworkTree } from './framework-tree.server.ts'
import type { Outline } from './outline.ts'

export type FrameworkSubject = Place & { framework: Framework }
export type PillarSubject = FrameworkSubject & { pillar: Pillar }

/** The framework of the roundtable of an address, and a pillar of it, for whoever may arrange them. */
export const onFramework = extend(atRoundtable(), {}, async ({ place }) => ({ subject: await frameworkFor(place) }))
export const onPillar = extend(atRoundtable(), { pillarId: id }, async ({ place, pillarId }) => ({
  subject: await pillarFor(place, pillarId),
}))

/** The framework is made on first use. */
export async function frameworkFor({ roundtable, standing }: Place): Promise<FrameworkSubject> {
  if (!mayArrange(standing, roundtable)) throw new DomainError('forbidden')
  const framework = await db.framework.upsert({
    where: { roundtableId: roundtable.id },
    create: { roundtableId: roundtable.id, title: '' },
    update: {},
  })
  return { framework, roundtable, standing }
}

export async function pillarFor(place: Place, pillarId: string): Promise<PillarSubject> {
  const subject = await frameworkFor(place)
  const pillar = await db.pillar.findFirst({ where: { id: pillarId, frameworkId: subject.framework.id, ...SHOWN } })
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
        id,
        title,
        openThreads,
        groupIds,
        pillarId: pillar.id,
        number: `${p + 1}.${s + 1}`,
        status: status as SectionStatus,
        locked: lockedAt !== null,
      })),
    })),
  }
}
