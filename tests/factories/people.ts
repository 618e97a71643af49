import { db } from '#app/platform/db.server.ts'
import type { Organisation, Person, Prisma, StakeholderGroup } from '#app/platform/prisma/client.ts'
import { GROUP_CODES, type GroupCode, GROUPS } from '#prisma/seed/content/groups.ts'
import { next, nextNumber, unique } from './unique.ts'

/** One of the eight standard groups: the one of that code, else the next one round the table. */
export async function buildGroup({ code }: { code?: GroupCode } = {}): Promise<StakeholderGroup> {
  const position = code ? GROUP_CODES.indexOf(code) : next() % GROUPS.length
  const group = GROUPS[position]
  if (!group) throw new Error(`There is no group ${code}`)
  return db.stakeholderGroup.upsert({ where: { code: group.code }, update: {}, create: { ...group, position } })
}

/** A related document of the public home. */
export function buildDocument() {
  const [title, description] = [unique('Document'), 'A note']
  return db.relatedDocument.create({
    data: {
      title: { en: title, fr: title },
      description: { en: description, fr: description },
      url: '/interest',
      kind: 'page',
      position: next(),
    },
  })
}

type OrganisationInput = Partial<Prisma.OrganisationUncheckedCreateInput> & { group?: { id: string } }

export async function buildOrganisation({ group, ...given }: OrganisationInput = {}): Promise<Organisation> {
  const groupId = given.groupId ?? (group ?? (await buildGroup())).id
  return db.organisation.create({ data: { name: unique('Organisation'), country: 'FR', ...given, groupId } })
}

export function buildPerson(given: Partial<Prisma.PersonUncheckedCreateInput> = {}): Promise<Person> {
  const email = `${unique('person')}@example.org`
  return db.person.create({ data: { email, name: `Person ${nextNumber()}`, ...given } })
}

/** Somebody of the secretariat, without a seat at any roundtable. */
export function buildSecretariat(given: Partial<Prisma.PersonUncheckedCreateInput> = {}) {
  return buildPerson({ ...given, secretariat: true })
}
