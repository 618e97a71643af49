import { expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildGroup } from '#tests/factories/people.ts'
import { unique } from '#tests/factories/unique.ts'
import { forgetOldInterests } from './retention.server.ts'

async function buildInterest(createdAt: Date) {
  const group = await buildGroup()
  return db.interest.create({
    data: {
      organisationName: unique('Organisation'),
      groupId: group.id,
      country: 'FR',
      name: 'Nils Aurand',
      email: 'nils@example.org',
      motivation: 'We would measure waiting times.',
      availability: 'yes',
      language: 'fr',
      consentAt: createdAt,
      createdAt,
    },
  })
}

test('an interest is forgotten when its twelve months are over, not a day earlier', async () => {
  const now = new Date('2026-11-23T12:00:00Z')
  const old = await buildInterest(new Date('2025-11-22T12:00:00Z'))
  const kept = await buildInterest(new Date('2025-11-24T12:00:00Z'))
  expect(await forgetOldInterests(now)).toBeGreaterThanOrEqual(1)
  const left = await db.interest.findMany({ where: { id: { in: [old.id, kept.id] } }, select: { id: true } })
  expect(left).toEqual([{ id: kept.id }])
})
