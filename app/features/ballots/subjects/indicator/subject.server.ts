import { SHOWN } from '#app/features/bin/shown.server.ts'
import { indicatorFor } from '#app/features/indicators/indicators.queries.server.ts'
import { lockIndicator } from '#app/features/indicators/indicators.server.ts'
import { moveIntoRound } from '#app/features/indicators/moves.server.ts'
import { db } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import type { Subject } from '../subject.server.ts'
import type { Wording } from '../subject-types.ts'
import type { IndicatorWording } from './wording.tsx'

/** One indicator in its present version. What may be rated comes into its round. */
export const indicator: Subject = {
  row: sql`SELECT i."code", i."name", ARRAY[i."code", i."name", i."definition", i."rationale", i."formula", i."source", i."limits"] AS "texts"
    FROM "Indicator" i WHERE i."id" = b."indicatorId" AND i."removedAt" IS NULL`,

  async toOpen(place, id) {
    const {
      indicator: { code, name },
    } = await indicatorFor(place, id, 'open-ballot')
    return { code, name }
  },

  read: async (id) => async (tx) => {
    const { version, code, name, definition, unit, formula } = await lockIndicator(tx, id)
    const number = { indicatorId: id, number: version }
    const { id: versionId } = await tx.indicatorVersion.findUniqueOrThrow({
      where: { indicatorId_number: number },
      select: { id: true },
    })
    return { wording: { version, code, name, definition, unit, formula } satisfies IndicatorWording, versionId }
  },

  opened: moveIntoRound,

  async hold(tx, id) {
    const { version, updatedAt } = await lockIndicator(tx, id)
    return ({ wording, closedAt }) =>
      version === (wording as Wording).version && (closedAt === null || updatedAt <= closedAt)
  },

  sameWords: (one, other) => one.version === other.version,

  async pillarOf(id) {
    const found = await db.indicator.findUnique({
      where: { id },
      select: { pillar: { where: SHOWN, select: { title: true } } },
    })
    return found?.pillar?.title ?? null
  },
}
