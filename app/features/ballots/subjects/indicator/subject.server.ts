import { SHOWN } from '#app/features/bin/shown.server.ts'
import { indicatorFor } from '#app/features/indicators/indicators.queries.server.ts'
import { eventSubject, lockIndicator } from '#app/features/indicators/indicators.server.ts'
import { db } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import type { Subject } from '../subject.server.ts'
import type { Wording } from '../subject-types.ts'
import type { IndicatorWording } from './wording.tsx'

/** One indicator in its present version. What was proposed or a candidate comes into review. */
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

  async opened(tx, record, acting, id) {
    const { state } = await tx.indicator.findUniqueOrThrow({ where: { id }, select: { state: true } })
    if (state !== 'proposed' && state !== 'candidate') return
    await tx.indicator.update({ where: { id }, data: { state: 'review' } })
    await record({
      name: 'indicator.state-changed',
      ...acting,
      ...eventSubject({ id }),
      data: { from: state, to: 'review' },
    })
  },

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
