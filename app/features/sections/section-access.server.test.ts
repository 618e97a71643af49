import { expect, test } from 'vitest'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { sectionDocumentAccess } from './section-access.server.ts'

test('all who open a new section at the same moment get the same document', async () => {
  const roundtable = await buildRoundtable()
  const section = await buildSection({ roundtable })
  const actor = await actorOf((await buildMember({ roundtable })).person)
  const all = await Promise.all(Array.from({ length: 20 }, () => sectionDocumentAccess(actor, section.id)))
  expect(new Set(all.map(({ documentId }) => documentId)).size).toBe(1)
  expect(all.every(({ mayWrite }) => mayWrite)).toBe(true)
})
