import { beforeAll, describe, expect, it } from 'vitest'
import type { Place } from '#app/features/access/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Indicator, Pillar } from '#app/platform/prisma/client.ts'
import { buildBallot, buildIndicator } from '#tests/factories/decisions.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildPillar, buildRoundtable } from '#tests/factories/roundtables.ts'
import { indicatorsPlace } from '#tests/factories/subjects.ts'
import { changeChosen } from './bulk.server.ts'
import { bulkSchema } from './indicator.schema.ts'
import { metadataOf } from './metadata-fields.ts'

let place: Place
let pillar: Pillar

beforeAll(async () => {
  const roundtable = await buildRoundtable()
  pillar = await buildPillar({ roundtable })
  const moderator = await actorOf((await buildMember({ roundtable, role: 'moderator' })).person)
  place = await indicatorsPlace(moderator, roundtable.id, 'import')
})

const three = () => Promise.all([1, 2, 3].map(() => buildIndicator({ roundtable: place.roundtable })))
const chosen = (rows: Indicator[]) => rows.map(({ id, version, state }) => `${id}.${version}.${state}`)
const act = (input: Record<string, unknown>) => changeChosen(place, bulkSchema.parse(input))
const now = async (rows: Indicator[]) =>
  (await db.indicator.findMany({ where: { id: { in: rows.map(({ id }) => id) } }, orderBy: { code: 'asc' } })).map(
    ({ pillarId, state, metadata }) => [pillarId, state, metadataOf(metadata).tags],
  )
const events = (rows: Indicator[], name: string) =>
  db.event.count({ where: { name, subjectId: { in: rows.map(({ id }) => id) } } })

describe('one act on several indicators', () => {
  it.each([
    [
      'under another pillar',
      () => ({ act: 'place', place: `pillar:${pillar.id}` }),
      () => [pillar.id, 'candidate', ''],
      'indicator.edited',
    ],
    [
      'into another state',
      () => ({ act: 'state', state: 'parked', reason: 'Later' }),
      () => [null, 'parked', ''],
      'indicator.state-changed',
    ],
    ['with a tag', () => ({ act: 'add-tag', tag: 'Youth' }), () => [null, 'candidate', 'Youth'], 'indicator.edited'],
  ])('puts them %s with an event each, and is taken back as a whole, once', async (_, input, expected, event) => {
    const rows = await three()
    const before = await now(rows)
    const done = await act({ ...input(), chosen: chosen(rows) })
    expect(await now(rows)).toEqual([1, 2, 3].map(expected))
    expect(await events(rows, event)).toBe(3)
    expect(await act({ act: 'undo', batch: done!.batch })).toMatchObject({ count: 3 })
    expect(await now(rows)).toEqual(before)
    expect(await act({ act: 'undo', batch: done!.batch })).toBeNull()
    expect(await events(rows, event)).toBe(6)
  })

  it('does nothing at all where one was changed meanwhile, and names it', async () => {
    const rows = await three()
    const before = await now(rows)
    await db.indicator.update({ where: { id: rows[1]!.id }, data: { version: 2 } })
    const refused = act({ act: 'add-tag', tag: 'Youth', chosen: chosen(rows) })
    await expect(refused).rejects.toMatchObject({
      messageKey: 'indicators.bulk-changed',
      values: { codes: rows[1]!.code },
    })
    expect(await now(rows)).toEqual(before)
    expect(await events(rows, 'indicator.edited')).toBe(0)
  })

  it('is refused by name where a ballot is open, where there is no such move, and without a reason', async () => {
    const rows = await three()
    await buildBallot({ indicator: rows[0]! })
    await expect(act({ act: 'add-tag', tag: 'x', chosen: chosen(rows) })).rejects.toMatchObject({
      values: { codes: rows[0]!.code },
    })
    const others = rows.slice(1)
    await expect(act({ act: 'state', state: 'published', chosen: chosen(others) })).rejects.toMatchObject({
      messageKey: 'indicators.bulk-no-move',
    })
    await expect(act({ act: 'state', state: 'parked', chosen: chosen(others) })).rejects.toMatchObject({
      messageKey: 'indicators.reason-missing',
    })
    await expect(act({ act: 'add-tag', chosen: chosen(others) })).rejects.toMatchObject({
      messageKey: 'indicators.tag-missing',
    })
    await expect(act({ act: 'add-tag', tag: 'x' })).rejects.toMatchObject({ messageKey: 'indicators.nothing-chosen' })
  })

  it('cannot be taken back once one of them has been changed again', async () => {
    const rows = await three()
    const done = await act({ act: 'add-tag', tag: 'Youth', chosen: chosen(rows) })
    await db.indicator.update({ where: { id: rows[2]!.id }, data: { version: 3 } })
    await expect(act({ act: 'undo', batch: done!.batch })).rejects.toMatchObject({ values: { codes: rows[2]!.code } })
    expect((await now(rows))[0]).toEqual([null, 'candidate', 'Youth'])
  })

  it('reaches no indicator of another roundtable', async () => {
    const foreign = await buildIndicator()
    await expect(act({ act: 'add-tag', tag: 'x', chosen: chosen([foreign]) })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('by two people at once on the same rows is done by one of them', async () => {
    const rows = await three()
    const both = await Promise.allSettled(
      [chosen(rows), chosen(rows).reverse()].map((order, at) => act({ act: 'add-tag', tag: `T${at}`, chosen: order })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
