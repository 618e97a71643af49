import { db } from '#app/platform/db.server.ts'
import type { IndicatorTexts } from './indicator.schema.ts'
import { changedFields } from './indicator-fields.ts'
import { joinList } from './indicator-words.ts'
import type { IndicatorSubject } from './indicators.queries.server.ts'
import { flat } from './metadata-fields.ts'

/** The newest version, and how it reads where it differs from what the writer sent; nothing when nobody changed it since. */
export async function changedMeanwhile({ indicator }: IndicatorSubject, sent: IndicatorTexts & { version: number }) {
  const current = flat(await db.indicator.findUniqueOrThrow({ where: { id: indicator.id } }))
  if (current.version === sent.version) return undefined
  const { pillarId, sectionId } = current
  const changes = changedFields(current, { ...sent, pillarId, sectionId })
    .filter((field) => field !== 'pillarId' && field !== 'sectionId')
    .map((field) => ({ field, text: field === 'disaggregation' ? joinList(current.disaggregation) : current[field] }))
  return { version: current.version, changes }
}
