import { expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { noteTextEdited } from './edited.server.ts'

test('a stretch of writing is one line in the feed for each who wrote', async () => {
  const roundtable = await buildRoundtable()
  const section = await buildSection({ roundtable })
  const editors = await Promise.all(
    [1, 2].map(async () => {
      const { seat } = await buildMember({ roundtable })
      return { personId: seat.personId, organisationId: seat.organisationId, groupId: seat.groupId }
    }),
  )
  await noteTextEdited(section.id, editors.slice(0, 1))
  await noteTextEdited(section.id, editors)
  await noteTextEdited(section.id, editors)

  const events = await db.event.findMany({
    where: { name: 'text.edited', subjectId: section.id },
    orderBy: { at: 'asc' },
  })
  expect(events.map(({ personId, organisationId, groupId }) => ({ personId, organisationId, groupId }))).toEqual(
    editors,
  )
  expect(events.every((event) => event.roundtableId === roundtable.id)).toBe(true)
  const row = await db.section.findUniqueOrThrow({ where: { id: section.id } })
  expect(row.editedById).toBe(editors[1]?.personId)
  expect(row.editedAt).not.toBeNull()
})
