import type { Place } from '#app/features/access/standing.server.ts'
import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import { db } from '#app/platform/db.server.ts'

export type NoteChoices = {
  members: { id: string; name: string; groupId: string }[]
  about: { value: string; label: string }[]
}

/** What can be chosen for a note of a session: who may own an action, and what its agenda speaks of. */
export async function noteChoices(place: Place, sessionId: string): Promise<NoteChoices> {
  const [{ members }, about] = await Promise.all([
    changeChoices(place),
    db.$queryRaw<NoteChoices['about']>`
      SELECT l."subjectType" || ':' || l."subjectId" AS "value", min(coalesce(s."title", n."code" || ' ' || n."name")) AS "label"
      FROM "AgendaLink" l JOIN "AgendaItem" i ON i."id" = l."itemId" AND i."removedAt" IS NULL
        LEFT JOIN "Section" s ON s."id" = l."sectionId" AND s."removedAt" IS NULL
        LEFT JOIN "Pillar" p ON p."id" = s."pillarId" LEFT JOIN "Indicator" n ON n."id" = l."indicatorId" AND n."removedAt" IS NULL
      WHERE i."sessionId" = ${sessionId}::uuid AND ((s."id" IS NOT NULL AND p."removedAt" IS NULL) OR n."id" IS NOT NULL)
      GROUP BY 1 ORDER BY 1`,
  ])
  return { members, about }
}

/** The same for what is changed in a register, across sessions. */
export async function changeChoices({ roundtable }: Place): Promise<NoteChoices> {
  const members = await membershipsAt(roundtable.id)
  return { members: members.map(({ membershipId, name, groupId }) => ({ id: membershipId, name, groupId })), about: [] }
}
