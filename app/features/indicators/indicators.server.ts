import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Indicator } from '#app/platform/prisma/client.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { placeOf } from './form-values.ts'
import type { IndicatorInput } from './indicator.schema.ts'
import { codeAllocator } from './indicator-codes.ts'
import { changedFields } from './indicator-fields.ts'
import type { IndicatorSubject } from './indicators.queries.server.ts'
import { keepVersions } from './keep-version.server.ts'
import { flat, stored } from './metadata-fields.ts'
import type { KeptProvenance } from './provenance.ts'
import { tellWatchers } from './watching.server.ts'

/** Anybody with a word at the table proposes one. Its code is the next one of its pillar. */
export async function proposeIndicator(
  actor: Actor,
  { roundtable, standing }: Place,
  input: IndicatorInput,
  provenance?: KeptProvenance,
): Promise<Indicator> {
  await limit('proposal', actor.personId)
  return transaction(async (tx, record) => {
    await lockCodes(tx, roundtable.id)
    const { place, ...texts } = input
    const position = await resolvePlace(tx, roundtable.id, place)
    const [pillars, existing] = await Promise.all([pillarsOf(tx, roundtable.id), codesOf(tx, roundtable.id)])
    const indicator = await tx.indicator.create({
      data: {
        ...stored(texts),
        ...position,
        provenance,
        roundtableId: roundtable.id,
        state: 'proposed',
        code: codeAllocator(pillars, existing)(position.pillarId),
        personId: actor.personId,
        organisationId: standing.seat?.organisationId ?? null,
        groupId: standing.seat?.groupId ?? null,
      },
    })
    await keepVersions(tx, [indicator], { origin: 'proposed', by: standing })
    await record({
      name: 'indicator.proposed',
      ...eventActor(standing, roundtable.id),
      ...eventSubject(indicator),
      data: { version: 1 },
    })
    return indicator
  })
}

/**
 * Changes the record and counts its version up. Refused when somebody else has changed it since `input.version`, and while
 * a ballot is open: the people voting must not find other words under their answer.
 */
export async function editIndicator(
  { indicator, roundtable, standing }: IndicatorSubject,
  input: IndicatorInput & { version: number },
) {
  return transaction(async (tx, record) => {
    const current = await lockIndicator(tx, indicator.id)
    if (current.version !== input.version) throw new DomainError('conflict', 'indicators.changed-meanwhile')
    const { place, version, ...texts } = input
    const next = { ...texts, ...(await resolvePlace(tx, roundtable.id, place, current)) }
    const fields = changedFields(flat(current), next)
    if (fields.length === 0) return current
    await refuseWhileVoting(tx, indicator.id)
    const changed = await tx.indicator.update({
      where: { id: indicator.id },
      data: { ...stored(next), version: version + 1 },
    })
    await keepVersions(tx, [changed], { origin: 'edited', by: standing })
    await record({
      name: 'indicator.edited',
      ...eventActor(standing, roundtable.id),
      ...eventSubject(changed),
      data: { version: changed.version, fields },
    })
    await tellWatchers(tx, changed.id, standing.personId, { kind: 'version', version: changed.version })
    return changed
  })
}

export function eventSubject(indicator: { id: string }) {
  return { subjectId: indicator.id, scope: { indicatorId: indicator.id } }
}

/** Held to the end of the transaction, so that an edit, a ballot and an import of one indicator come one after the other. */
export async function lockIndicator(tx: Tx, indicatorId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Indicator" WHERE id = ${indicatorId}::uuid FOR NO KEY UPDATE`
  const indicator = await tx.indicator.findUnique({ where: { id: indicatorId, ...SHOWN } })
  if (!indicator) throw new DomainError('not-found')
  return indicator
}

/** New codes are given out one transaction at a time. */
export async function lockCodes(tx: Tx, roundtableId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Roundtable" WHERE id = ${roundtableId}::uuid FOR NO KEY UPDATE`
}

export function pillarsOf(tx: Tx, roundtableId: string) {
  return tx.pillar.findMany({
    where: { framework: { roundtableId }, ...SHOWN },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      sections: { where: SHOWN, orderBy: [{ position: 'asc' }, { id: 'asc' }], select: { id: true, title: true } },
    },
  })
}

export function codesOf(tx: Tx, roundtableId: string) {
  return tx.indicator.findMany({ where: { roundtableId, ...SHOWN }, select: { code: true, pillarId: true } })
}

export async function refuseWhileVoting(tx: Tx, indicatorId: string) {
  const open = await tx.ballot.count({ where: { indicatorId, state: 'open' } })
  if (open) throw new DomainError('conflict', 'indicators.ballot-open')
}

type Position = { pillarId: string | null; sectionId: string | null }

/** Who says nothing else of its place leaves an indicator under what is in the bin, so that both are together again when that comes back. */
export async function resolvePlace(tx: Tx, roundtableId: string, place: string, stands?: Position): Promise<Position> {
  const [kind, id] = place.split(':')
  if (!kind) return { pillarId: null, sectionId: null }
  const known = isUuid(id) ? { id, roundtable: { framework: { roundtableId } } } : null
  if (known && kind === 'pillar') {
    const pillar = await tx.pillar.findFirst({
      where: { id: known.id, ...SHOWN, ...known.roundtable },
      select: { id: true },
    })
    if (pillar) return { pillarId: pillar.id, sectionId: null }
  }
  if (known && kind === 'section') {
    const section = await tx.section.findFirst({
      where: { id: known.id, ...SHOWN, pillar: { ...SHOWN, ...known.roundtable } },
      select: { id: true, pillarId: true },
    })
    if (section) return { pillarId: section.pillarId, sectionId: section.id }
  }
  if (stands && place === placeOf(stands)) return { pillarId: stands.pillarId, sectionId: stands.sectionId }
  throw new DomainError('invalid', 'indicators.place-gone')
}
