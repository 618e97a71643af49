import { db } from '#app/platform/db.server.ts'
import type { Indicator, Prisma } from '#app/platform/prisma/client.ts'
import { buildPerson } from './people.ts'
import { buildRoundtable } from './roundtables.ts'
import { unique } from './unique.ts'

type Id = { id: string }
type FrameworkInput = Partial<Prisma.ReferenceFrameworkUncheckedCreateInput> & { roundtable?: Id; person?: Id }

/** A reference framework of a roundtable, with no entries. */
export async function buildReference({ roundtable, person, ...given }: FrameworkInput = {}) {
  const roundtableId = given.roundtableId ?? (roundtable ?? (await buildRoundtable())).id
  const personId = given.personId ?? (person ?? (await buildPerson())).id
  const names = { short: unique('L').slice(-20), name: unique('List') }
  return db.referenceFramework.create({ data: { ...names, ...given, roundtableId, personId } })
}

type EntryInput = Partial<Prisma.ReferenceEntryUncheckedCreateInput> & { framework?: Id }

export async function buildEntry({ framework, ...given }: EntryInput = {}) {
  const frameworkId = given.frameworkId ?? (framework ?? (await buildReference())).id
  const code = given.code ?? unique('E')
  const told = { key: code, code, position: 1, labels: { en: unique('Entry') } }
  return db.referenceEntry.create({ data: { ...told, ...given, frameworkId } })
}

/** A mapping that somebody else has proposed. */
export async function buildMapping({ indicator, entry }: { indicator: Indicator; entry: Id }) {
  const personId = (await buildPerson()).id
  const { id: indicatorId, roundtableId } = indicator
  return db.mapping.create({ data: { indicatorId, roundtableId, entryId: entry.id, relation: 'exact', personId } })
}
