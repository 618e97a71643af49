import { randomUUID } from 'node:crypto'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { db } from '#app/platform/db.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { GROUP_CODES } from '#prisma/seed/content/groups.ts'
import { buildGroup, buildOrganisation } from '#tests/factories/people.ts'
import { buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'

/** Whom a row of the log must name. */
export type Place = { personId: string; organisationId: string; groupId: string }
export type Table = {
  roundtableId: string
  sectionId: string
  secondId: string
  documentId: string
  actors: Actor[]
  places: Place[]
}

/** A roundtable with two sections and as many participants as asked for, of all groups; the first one is a moderator. */
export async function buildTable(people: number): Promise<Table> {
  const roundtable = await buildRoundtable()
  const [section, second] = [await buildSection({ roundtable }), await buildSection({ roundtable })]
  const organisations: Awaited<ReturnType<typeof buildOrganisation>>[] = []
  for (const code of GROUP_CODES) organisations.push(await buildOrganisation({ group: await buildGroup({ code }) }))
  const persons = Array.from({ length: people }, (_, index) => {
    const id = randomUUID()
    return { id, name: `Person ${index}`, email: `${id}@example.org` }
  })
  const at = (index: number) => organisations[index % organisations.length]!
  await db.person.createMany({ data: persons })
  await db.membership.createMany({
    data: persons.map(({ id }, index) => ({
      roundtableId: roundtable.id,
      personId: id,
      organisationId: at(index).id,
      role: index === 0 ? 'moderator' : 'participant',
    })),
  })
  const { id: documentId } = await db.collabDocument.create({
    data: { subjectType: 'section', subjectId: section.id, schemaVersion: SCHEMA_VERSION },
  })
  return {
    roundtableId: roundtable.id,
    sectionId: section.id,
    secondId: second.id,
    documentId,
    actors: persons.map(({ id, name, email }): Actor => ({
      sessionId: `session-${id}`,
      personId: id,
      name,
      email,
      language: 'en',
      timeZone: 'Europe/Paris',
      secretariat: false,
    })),
    places: persons.map(({ id }, index) => ({
      personId: id,
      organisationId: at(index).id,
      groupId: at(index).groupId,
    })),
  }
}
