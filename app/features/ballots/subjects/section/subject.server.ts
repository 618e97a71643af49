import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { plainText } from '#app/editor/schema/plain-text.ts'
import { placesIn } from '#app/features/indicators/indicators.queries.server.ts'
import { documentHost } from '#app/features/live-documents/document-host.server.ts'
import { sectionFor } from '#app/features/sections/sections.queries.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { mayOpen } from '../../ballot.policy.ts'
import type { Subject } from '../subject.server.ts'
import type { SectionWording } from './wording.tsx'

const before = sql`("position", "id") <=`
const pillarNumber = sql`(SELECT count(*) FROM "Pillar" WHERE "frameworkId" = p."frameworkId" AND "removedAt" IS NULL AND ${before} (p."position", p."id"))`
const sectionNumber = sql`(SELECT count(*) FROM "Section" WHERE "pillarId" = p."id" AND "removedAt" IS NULL AND ${before} (s."position", s."id"))`

/** One section of the text as it stood when the ballot opened. Its members may go on writing: the ballot is about what it shows. */
export const section: Subject = {
  row: sql`SELECT ${pillarNumber} || '.' || ${sectionNumber}, s."title", ARRAY[s."title", b."wording"->>'text']
    FROM "Section" s JOIN "Pillar" p ON p."id" = s."pillarId" WHERE s."id" = b."sectionId" AND s."removedAt" IS NULL AND p."removedAt" IS NULL`,

  async toOpen(place, id) {
    const {
      roundtable,
      standing,
      section: { title },
    } = await sectionFor(place, id, 'view')
    if (!mayOpen(standing, roundtable)) throw new DomainError('forbidden')
    return { code: await numberOf(roundtable.id, id), name: title }
  },

  async read(id) {
    const wording = await wordingOf(id)
    return async (tx) => {
      await lockSection(tx, id)
      return { wording }
    }
  },

  async hold(tx, sectionId) {
    await lockSection(tx, sectionId)
    return async ({ closedAt }) =>
      closedAt === null || (await tx.sectionDecision.count({ where: { sectionId, at: { gt: closedAt } } })) === 0
  },

  /** A comment on the text makes a version of it as well. */
  sameWords: (one, other) => one.name === other.name && (one as SectionWording).text === (other as SectionWording).text,

  async pillarOf(id) {
    const found = await db.section.findUnique({ where: { id }, select: { pillar: { select: { title: true } } } })
    return found?.pillar.title ?? null
  },
}

async function numberOf(roundtableId: string, id: string) {
  const pillars = await placesIn(roundtableId)
  return pillars.flatMap(({ sections }) => sections).find((one) => one.id === id)?.number ?? ''
}

async function wordingOf(id: string): Promise<SectionWording> {
  const { title, pillar } = await db.section.findUniqueOrThrow({
    where: { id },
    select: { title: true, pillar: { select: { framework: { select: { roundtableId: true } } } } },
  })
  const { roundtableId } = pillar.framework
  const [{ json, headSeq }, code, indicators] = await Promise.all([
    documentHost().contentOf(sectionText(id)),
    numberOf(roundtableId, id),
    db.indicator.findMany({ where: { roundtableId }, select: { id: true, code: true, name: true } }),
  ])
  const names = new Map(indicators.map((one) => [one.id, `${one.code} ${one.name}`]))
  const text = plainText(json as DocumentNode, {
    indicatorName: (indicatorId) => names.get(indicatorId) ?? '',
    footnotes: true,
  }).trim()
  if (!text) throw new DomainError('conflict', 'ballots.no-text')
  return { version: headSeq, code, name: title, text }
}

/** It does not go into the bin while a ballot on it is being opened or taken back. */
async function lockSection(tx: Tx, id: string) {
  const [found] = await tx.$queryRaw<
    { removedAt: Date | null }[]
  >`SELECT "removedAt" FROM "Section" WHERE "id" = ${id}::uuid FOR UPDATE`
  if (!found || found.removedAt) throw new DomainError('not-found')
}
