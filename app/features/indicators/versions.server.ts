import { eventActor } from '#app/features/access/event-actor.server.ts'
import { SECTION_SHOWN, SHOWN } from '#app/features/bin/shown.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { IndicatorVersion } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { changedFields } from './indicator-fields.ts'
import type { IndicatorSubject } from './indicators.queries.server.ts'
import { eventSubject, lockIndicator, refuseWhileVoting } from './indicators.server.ts'
import { keepVersions, wordingOf } from './keep-version.server.ts'
import { flat } from './metadata-fields.ts'
import { tellWatchers } from './watching.server.ts'

/**
 * Makes an earlier wording the newest version; nothing between the two is lost. Null when it reads so already, and refused when somebody
 * has changed it since `seen`, the version that whoever restores had before them.
 */
export async function restoreVersion(
  { indicator, roundtable, standing }: IndicatorSubject,
  number: number,
  seen: number,
) {
  return transaction(async (tx, record) => {
    const current = await lockIndicator(tx, indicator.id)
    const version = await tx.indicatorVersion.findUnique({
      where: { indicatorId_number: { indicatorId: indicator.id, number } },
    })
    if (!version) throw new DomainError('not-found')
    const wording = await restorable(tx, version, current)
    const fields = changedFields(flat(current), flat(wording))
    if (fields.length === 0) return null
    if (current.version !== seen) throw new DomainError('conflict', 'indicators.changed-since-seen')
    await refuseWhileVoting(tx, indicator.id)
    const restored = await tx.indicator.update({
      where: { id: indicator.id },
      data: { ...wording, version: current.version + 1 },
    })
    await keepVersions(tx, [restored], { origin: 'restored', by: standing, restoredFrom: number })
    await record({
      name: 'indicator.restored',
      ...eventActor(standing, roundtable.id),
      ...eventSubject(restored),
      data: { version: restored.version, restored: number, fields },
    })
    await tellWatchers(tx, restored.id, standing.personId, { kind: 'version', version: restored.version })
    return restored
  })
}

/** A place that has gone meanwhile is none, unless the indicator has stayed there; of a recovered version only what was kept of it comes back. */
async function restorable(tx: Tx, version: IndicatorVersion, current: Parameters<typeof wordingOf>[0]) {
  if (version.origin === 'recovered') {
    const { name, definition, unit, formula } = version
    return { ...wordingOf(current), name, definition, unit, formula }
  }
  const section =
    version.sectionId &&
    (await tx.section.findFirst({
      where: { id: version.sectionId, ...SECTION_SHOWN },
      select: { id: true, pillarId: true },
    }))
  if (section) return { ...wordingOf(version), sectionId: section.id, pillarId: section.pillarId }
  if (version.sectionId === current.sectionId && version.pillarId === current.pillarId) return wordingOf(version)
  const pillar =
    version.pillarId && (await tx.pillar.findFirst({ where: { id: version.pillarId, ...SHOWN }, select: { id: true } }))
  return { ...wordingOf(version), sectionId: null, pillarId: pillar ? pillar.id : null }
}
