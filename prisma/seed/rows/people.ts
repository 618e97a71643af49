import type { Prisma } from '#app/platform/prisma/client.ts'
import { ORGANISATIONS } from '../content/organisations.ts'
import { PEOPLE, SECRETARIAT } from '../content/people.ts'
import { ROUNDTABLES } from '../content/roundtables.ts'
import { fractionOf, type SeedContext } from './context.ts'

export function organisationRows({ id, daysAgo }: SeedContext): Prisma.OrganisationCreateManyInput[] {
  return ORGANISATIONS.map(({ key, group, ...organisation }) => ({
    ...organisation,
    id: id('organisation', key),
    groupId: id('group', group),
    createdAt: daysAgo(335),
  }))
}

export function personRows({ personId, daysAgo }: SeedContext, passwordHash: string): Prisma.PersonCreateManyInput[] {
  const secretariat = SECRETARIAT.map(({ key, ...person }) => ({ ...person, id: personId(key), secretariat: true }))
  const table = PEOPLE.map(({ key, name, email, language, timeZone }) => ({
    id: personId(key),
    name,
    email,
    language,
    timeZone,
  }))
  return [...secretariat, ...table].map((person) => ({ ...person, passwordHash, createdAt: daysAgo(334) }))
}

export function roundtableRows({ id, daysAgo }: SeedContext): Prisma.RoundtableCreateManyInput[] {
  return ROUNDTABLES.map(({ key, startsIn, endsIn, ...roundtable }) => ({
    ...roundtable,
    id: id('roundtable', key),
    startsOn: daysAgo(-startsIn),
    endsOn: daysAgo(-endsIn),
    createdAt: daysAgo(20 - startsIn),
  }))
}

/** Who sits where. A person joins within the two weeks around the beginning; the last to come joined after an interest. */
export function membershipRows({ id, who, daysAgo }: SeedContext) {
  return ROUNDTABLES.flatMap(({ key: roundtable, startsIn }, index) =>
    PEOPLE.flatMap((person) => {
      const role = person.roles[index]
      if (!role) return []
      const { personId, organisationId } = who(person.key)
      const joined = person.key === 'cassius' ? 62 : -startsIn + 10 - fractionOf(`joined ${person.key}`) * 12
      const roundtableId = id('roundtable', roundtable)
      const createdAt = daysAgo(joined)
      return [
        {
          id: id('membership', `${roundtable} ${person.key}`, createdAt),
          roundtableId,
          personId,
          organisationId,
          role,
          createdAt,
        },
      ]
    }),
  ) satisfies Prisma.MembershipCreateManyInput[]
}
