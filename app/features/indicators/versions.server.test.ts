import { beforeAll, describe, expect, it } from 'vitest'
import { openBallot } from '#app/features/ballots/ballots.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Indicator } from '#app/platform/prisma/client.ts'
import type { Actor } from '#app/shared/roles.ts'
import { buildBallot, RATING_SETTINGS } from '#tests/factories/decisions.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { indicatorFor, indicatorsPlace, subjectToOpen } from '#tests/factories/subjects.ts'
import { takeImportStep } from './import.server.ts'
import { indicatorSchema } from './indicator.schema.ts'
import { editIndicator, proposeIndicator } from './indicators.server.ts'
import { versionsOf } from './versions.queries.server.ts'
import { restoreVersion } from './versions.server.ts'

let member: Member
let moderator: Actor
let indicator: Indicator

const words = (more: Record<string, string> = {}) =>
  indicatorSchema.parse({ name: 'Access', definition: 'As proposed', unit: '%', limits: 'Cities only', ...more })
const subject = () => indicatorFor(moderator, member.roundtable.id, indicator.id, 'edit')
const versions = () =>
  db.indicatorVersion.findMany({ where: { indicatorId: indicator.id }, orderBy: { number: 'asc' } })

beforeAll(async () => {
  member = await buildMember({ roundtable: await buildRoundtable(), role: 'moderator' })
  moderator = await actorOf(member.person)
  indicator = await proposeIndicator(
    moderator,
    await indicatorsPlace(moderator, member.roundtable.id, 'propose'),
    words(),
  )
})

describe('the versions of an indicator', () => {
  it('keep every wording whole, with who made it, for whom and how', async () => {
    await editIndicator(await subject(), { ...words({ definition: 'As edited' }), version: 1 })
    const place = await indicatorsPlace(moderator, member.roundtable.id, 'import')
    const csv = `code,name,definition,unit\n${indicator.code},Access,As imported,%`
    const plan = await takeImportStep(moderator, place, { bytes: null, text: csv, fingerprint: '' })
    await takeImportStep(moderator, place, {
      bytes: null,
      text: csv,
      fingerprint: 'fingerprint' in plan ? plan.fingerprint : '',
    })
    const author = { personId: member.person.id, organisationId: member.organisation.id, groupId: member.group.id }
    expect(await versions()).toMatchObject([
      { number: 1, origin: 'proposed', definition: 'As proposed', limits: 'Cities only', ...author },
      { number: 2, origin: 'edited', definition: 'As edited', ...author },
      { number: 3, origin: 'imported', definition: 'As imported', limits: 'Cities only', ...author },
    ])
  })

  it('come back as a new one, and leave those between', async () => {
    const restored = await restoreVersion(await subject(), 1, 3)
    expect(restored).toMatchObject({ version: 4, definition: 'As proposed' })
    expect(
      (await versions())
        .map(({ number, origin, restoredFrom, definition }) => [number, origin, restoredFrom, definition])
        .slice(2),
    ).toEqual([
      [3, 'imported', null, 'As imported'],
      [4, 'restored', 1, 'As proposed'],
    ])
    expect(await restoreVersion(await subject(), 1, 4)).toBeNull()
    await expect(restoreVersion(await subject(), 9, 4)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('do not come back over a wording that whoever restores has not seen; what reads so already stays as it is', async () => {
    const { version } = await db.indicator.findUniqueOrThrow({ where: { id: indicator.id } })
    expect(version).toBe(4)
    await expect(restoreVersion(await subject(), 2, 3)).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'indicators.changed-since-seen',
    })
    expect(await restoreVersion(await subject(), 1, 3)).toBeNull()
    expect(await versions()).toHaveLength(4)
  })

  it('are compared, any two, field by field and word by word', async () => {
    const view = await indicatorFor(moderator, member.roundtable.id, indicator.id, 'view')
    const { compared, versions: listed, can } = await versionsOf(view, {})
    expect(listed.map(({ number, origin }) => [number, origin])).toEqual([
      [4, 'restored'],
      [3, 'imported'],
      [2, 'edited'],
      [1, 'proposed'],
    ])
    expect(compared).toMatchObject({ from: 3, to: 4, partly: false })
    expect(can.restore).toBe(true)
    const { compared: first } = await versionsOf(view, { from: 1, to: 2 })
    const words = [
      { kind: 'same', text: 'As ' },
      { kind: 'removed', text: 'proposed' },
      { kind: 'added', text: 'edited' },
    ]
    expect(first.fields).toEqual([{ field: 'definition', parts: words }])
    expect((await versionsOf(view, { from: 1, to: 4 })).compared.fields).toEqual([])
    await expect(versionsOf(view, { from: 9, to: 2 })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('are what a ballot is about, and stay so while it is open', async () => {
    const ballot = await openBallot(
      moderator,
      await subjectToOpen(moderator, member.roundtable.id, { type: 'indicator', id: indicator.id }),
      { method: 'rating', settings: RATING_SETTINGS },
    )
    const { number } = await db.indicatorVersion.findUniqueOrThrow({ where: { id: ballot.versionId ?? '' } })
    expect(number).toBe(4)
    await expect(restoreVersion(await subject(), 2, 4)).rejects.toMatchObject({ messageKey: 'indicators.ballot-open' })
  })

  it('keep the place of an indicator whose section is in the bin, when it is edited and when a version is restored', async () => {
    const roundtable = member.roundtable
    const section = await buildSection({ roundtable })
    const place = `section:${section.id}`
    const made = await proposeIndicator(
      moderator,
      await indicatorsPlace(moderator, roundtable.id, 'propose'),
      words({ place }),
    )
    const about = () => indicatorFor(moderator, roundtable.id, made.id, 'edit')
    await db.section.update({
      where: { id: section.id },
      data: { removedAt: new Date(), removedById: member.person.id },
    })
    const standsWhereItStood = { pillarId: section.pillarId, sectionId: section.id }
    expect(
      await editIndicator(await about(), { ...words({ place, definition: 'As edited' }), version: 1 }),
    ).toMatchObject({ version: 2, ...standsWhereItStood })
    expect(await restoreVersion(await about(), 1, 2)).toMatchObject({
      version: 3,
      definition: 'As proposed',
      ...standsWhereItStood,
    })
    const other = await buildSection({ roundtable })
    await db.section.update({ where: { id: other.id }, data: { removedAt: new Date() } })
    await expect(
      editIndicator(await about(), { ...words({ place: `section:${other.id}` }), version: 3 }),
    ).rejects.toMatchObject({ messageKey: 'indicators.place-gone' })
  })

  it('have one number each', async () => {
    const ballot = await buildBallot()
    const again = {
      indicatorId: ballot.indicatorId,
      number: 1,
      origin: 'edited',
      name: 'N',
      definition: 'D',
      unit: '%',
    }
    await expect(db.indicatorVersion.create({ data: again })).rejects.toThrow()
  })

  it('hold the rest of the record too, and bring it back', async () => {
    const place = await indicatorsPlace(moderator, member.roundtable.id, 'propose')
    const own = await proposeIndicator(moderator, place, words())
    const version = 1
    const subject = () => indicatorFor(moderator, member.roundtable.id, own.id, 'edit')
    const more: Record<string, string> = {
      type: 'outcome',
      numerator: 'Households online',
      sourceUrl: 'https://data.example/',
    }
    const changed = await editIndicator(await subject(), { ...words(more), version })
    expect(changed.metadata).toEqual(more)
    const { compared } = await versionsOf(await subject(), { from: version, to: version + 1 })
    expect(compared.fields.map(({ field }) => field)).toEqual(['type', 'numerator', 'sourceUrl'])
    const back = await restoreVersion(await subject(), version, version + 1)
    expect(back?.metadata).toEqual({})
    const { metadata } = await db.indicatorVersion.findFirstOrThrow({
      where: { indicatorId: own.id, number: version + 1 },
    })
    expect(metadata).toEqual(more)
  })
})
