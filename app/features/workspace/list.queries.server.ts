import { HAS_ACCEPTED_SQL } from '#app/features/members/accepted.server.ts'
import { type LiveNow, liveNowSql } from '#app/features/room-view/live-now.server.ts'
import { db } from '#app/platform/db.server.ts'
import { readOnce } from '#app/platform/page-reads.server.ts'
import { localized } from '#app/shared/localized.ts'
import type { Actor, Role } from '#app/shared/roles.ts'

export type RoundtableLine = {
  id: string
  number: number
  title: string
  summary: string
  state: string
  role: Role | null
  organisation: string | null
  members: number
  live: LiveNow | null
}

/** The roundtables an actor may see: those they sit at, and every one for the secretariat; the newest first. */
export async function roundtablesOf(actor: Actor): Promise<RoundtableLine[]> {
  const rows = await readOnce(
    `roundtables ${actor.personId}`,
    () => db.$queryRaw<Row[]>`
    SELECT r."id", r."number", r."title", r."summary", r."state", m."role", o."name" AS "organisation",
      (SELECT count(*)::int FROM "Membership" s JOIN "Person" p ON p."id" = s."personId"
        WHERE s."roundtableId" = r."id" AND s."endedAt" IS NULL AND ${HAS_ACCEPTED_SQL}) AS "members",
      ${liveNowSql(actor.secretariat)} AS "live"
    FROM "Roundtable" r
    LEFT JOIN "Membership" m ON m."roundtableId" = r."id" AND m."personId" = ${actor.personId}::uuid AND m."endedAt" IS NULL
    LEFT JOIN "Organisation" o ON o."id" = m."organisationId"
    WHERE ${actor.secretariat} OR m."id" IS NOT NULL
    ORDER BY r."number" DESC`,
  )
  return rows.map((row) => ({
    ...row,
    title: localized(row.title, actor.language),
    summary: localized(row.summary, actor.language),
  }))
}

type Row = Omit<RoundtableLine, 'title' | 'summary'> & { title: unknown; summary: unknown }
