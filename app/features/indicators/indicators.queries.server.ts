import { SHOWN } from '#app/features/bin/shown.server.ts'
import { standingIn } from '#app/features/roundtables/roundtables.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Indicator, Roundtable } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Standing } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { may, mayImport, mayPropose, mayView, type IndicatorPurpose } from './indicator.policy.ts'

export type IndicatorsPlace = { roundtable: Roundtable; standing: Standing }
export type IndicatorSubject = IndicatorsPlace & { indicator: Indicator }

/** A roundtable as the place of its indicators: 404 for outsiders, 403 for what the actor may not do there. */
export async function indicatorsPlace(actor: Actor, roundtableId: string, purpose: 'view' | 'propose' | 'import'): Promise<IndicatorsPlace> {
  const standing = isUuid(roundtableId) ? await standingIn(actor, roundtableId) : null
  if (!mayView(standing)) throw new DomainError('not-found')
  const roundtable = await db.roundtable.findUniqueOrThrow({ where: { id: roundtableId } })
  if (purpose === 'propose' && !mayPropose(standing, roundtable)) throw new DomainError('forbidden')
  if (purpose === 'import' && !mayImport(standing, roundtable)) throw new DomainError('forbidden')
  return { roundtable, standing }
}

/** One indicator for a purpose. One of another roundtable does not exist here. */
export async function indicatorFor(
  actor: Actor,
  roundtableId: string,
  indicatorId: string,
  purpose: IndicatorPurpose,
): Promise<IndicatorSubject> {
  const { roundtable, standing } = await indicatorsPlace(actor, roundtableId, 'view')
  const indicator = isUuid(indicatorId) ? await db.indicator.findFirst({ where: { id: indicatorId, roundtableId, ...SHOWN } }) : null
  if (!indicator) throw new DomainError('not-found')
  if (!may(standing, purpose, { ...indicator, roundtable })) throw new DomainError('forbidden')
  return { indicator, roundtable, standing }
}

export async function ballotOpenOn(indicatorId: string) {
  return (await db.ballot.count({ where: { indicatorId, state: 'open' } })) > 0
}

export type PlaceChoice = { id: string; number: string; title: string; sections: { id: string; number: string; title: string }[] }

/** The pillars and sections an indicator may stand under, numbered as in the framework. */
export async function placesIn(roundtableId: string): Promise<PlaceChoice[]> {
  const order = [{ position: 'asc' }, { id: 'asc' }] as const
  const pillars = await db.pillar.findMany({
    where: { framework: { roundtableId }, ...SHOWN },
    orderBy: [...order],
    select: { id: true, title: true, sections: { where: SHOWN, orderBy: [...order], select: { id: true, title: true } } },
  })
  return pillars.map((pillar, p) => ({
    id: pillar.id,
    title: pillar.title,
    number: String(p + 1),
    sections: pillar.sections.map((section, s) => ({ ...section, number: `${p + 1}.${s + 1}` })),
  }))
}

/** Words others have used here for the fields that gain from being the same everywhere. */
export async function suggestionsIn(roundtableId: string) {
  const rows = await db.indicator.findMany({
    where: { roundtableId, ...SHOWN },
    select: { unit: true, source: true, frequency: true, licence: true },
    take: 500,
  })
  const distinct = (field: keyof (typeof rows)[number]) => [...new Set(rows.map((row) => row[field]).filter(Boolean))].sort().slice(0, 40)
  return { unit: distinct('unit'), source: distinct('source'), frequency: distinct('frequency'), licence: distinct('licence') }
}

export type Author = { personName: string | null; organisationName: string | null; groupId: string | null }

/** Names of the people and organisations behind records that carry their ids. */
export async function authorsOf<R extends { personId: string | null; organisationId: string | null; groupId: string | null }>(rows: R[]) {
  const ids = (values: (string | null)[]) => [...new Set(values.filter((value): value is string => value !== null))]
  const [people, organisations] = await Promise.all([
    db.person.findMany({ where: { id: { in: ids(rows.map((row) => row.personId)) } }, select: { id: true, name: true } }),
    db.organisation.findMany({ where: { id: { in: ids(rows.map((row) => row.organisationId)) } }, select: { id: true, name: true } }),
  ])
  const personNames = new Map(people.map((person) => [person.id, person.name]))
  const organisationNames = new Map(organisations.map((organisation) => [organisation.id, organisation.name]))
  return (row: R): Author => ({
    personName: personNames.get(row.personId ?? '') ?? null,
    organisationName: organisationNames.get(row.organisationId ?? '') ?? null,
    groupId: row.groupId,
  })
}
