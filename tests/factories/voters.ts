import { randomUUID } from 'node:crypto'
import { db } from '#app/platform/db.server.ts'
import type { Roundtable } from '#app/platform/prisma/client.ts'
import type { Seat } from '#app/shared/roles.ts'
import { buildGroup } from './people.ts'
import { unique } from './unique.ts'

/** That many members with an account, of four groups, an organisation each, written in bulk. */
export async function manyVoters({ id: roundtableId }: Pick<Roundtable, 'id'>, count: number) {
  const groups = [await buildGroup(), await buildGroup(), await buildGroup(), await buildGroup()]
  const seats = Array.from({ length: count }, (_, at): Seat => {
    const [membershipId, personId, organisationId] = [randomUUID(), randomUUID(), randomUUID()]
    return { membershipId, roundtableId, role: 'participant', personId, organisationId, groupId: groups[at % 4]!.id }
  })
  const name = unique('Voter')
  await db.organisation.createMany({
    data: seats.map(({ organisationId, groupId }, at) => ({
      id: organisationId,
      groupId,
      name: `${name} ${at}`,
      country: 'FR',
    })),
  })
  await db.person.createMany({
    data: seats.map(({ personId }, at) => ({
      id: personId,
      name: `${name} ${at}`,
      email: `${personId}@example.org`,
      passwordHash: 'none',
    })),
  })
  await db.membership.createMany({
    data: seats.map(({ membershipId, personId, organisationId, role }) => ({
      id: membershipId,
      ...{ roundtableId, personId, organisationId, role },
    })),
  })
  return { seats, groupIds: groups.map(({ id }) => id) }
}
