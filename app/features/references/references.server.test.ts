import { beforeAll, describe, expect, it } from 'vitest'
import { type Place, roundtableFor } from '#app/features/access/standing.server.ts'
import { similarEntries } from '#app/features/indicators/similar.server.ts'
import { db } from '#app/platform/db.server.ts'
import { buildIndicator } from '#tests/factories/decisions.ts'
import { buildEntry, buildMapping, buildReference } from '#tests/factories/references.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { frameworkSchema } from './reference.schema.ts'
import { changeReference, removeReference } from './references.server.ts'

let place: Place
const build = () => buildReference({ roundtable: place.roundtable })
const input = (given = {}) => frameworkSchema.parse({ short: 'LST', name: 'A list', ...given })

beforeAll(async () => {
  const roundtable = await buildRoundtable()
  const actor = await actorOf((await buildMember({ roundtable, role: 'moderator' })).person)
  place = await roundtableFor(actor, roundtable.id, 'view')
})

describe('a reference framework', () => {
  it('whose words may no longer be shown loses them, and keeps codes and our own labels', async () => {
    const framework = await build()
    const entry = await buildEntry({ framework, code: '1.1', shortLabel: 'Ours', definition: 'Theirs' })
    await changeReference({ ...place, framework }, input({ short: 'GON', textShown: 'no' }))
    expect(await db.referenceEntry.findUnique({ where: { id: entry.id } })).toMatchObject({
      ...{ code: '1.1', shortLabel: 'Ours', labels: {}, definition: '' },
    })
  })

  it('has a short name of its own', async () => {
    const [one, other] = [await build(), await build()]
    await expect(changeReference({ ...place, framework: one }, input({ short: other.short }))).rejects.toMatchObject({
      messageKey: 'references.short-taken',
    })
    await changeReference({ ...place, framework: one }, input({ short: one.short, name: 'Another name' }))
    expect((await db.referenceFramework.findUnique({ where: { id: one.id } }))?.name).toBe('Another name')
  })

  it('goes with its entries, but not while one of ours is mapped to it or was taken from it', async () => {
    const framework = await build()
    const entry = await buildEntry({ framework })
    const indicator = await buildIndicator({ roundtable: place.roundtable })
    const mapping = await buildMapping({ indicator, entry })
    const remove = () => removeReference({ ...place, framework })
    await expect(remove()).rejects.toMatchObject({ messageKey: 'references.in-use' })
    await db.mapping.update({
      where: { id: mapping.id },
      data: { removedAt: new Date(), removedById: mapping.personId },
    })
    await db.indicator.update({ where: { id: indicator.id }, data: { provenance: { entryId: entry.id } } })
    await expect(remove()).rejects.toMatchObject({ messageKey: 'references.in-use' })
    await db.indicator.update({ where: { id: indicator.id }, data: { provenance: {} } })
    await remove()
    expect(await db.referenceEntry.count({ where: { id: entry.id } })).toBe(0)
  })
})

describe('while an indicator is proposed', () => {
  it('entries with a label like its name are shown, in any language, and none of another table', async () => {
    const framework = await buildReference({ roundtable: place.roundtable, short: 'SIM' })
    const labels = {
      en: 'Share of homes with public transport nearby',
      fr: 'Part des logements proches d’un transport public',
    }
    await buildEntry({ framework, code: 'T1', labels })
    await buildEntry({ framework, code: 'T2', labels: { en: 'Deaths in traffic' } })
    await buildEntry({ labels })
    const found = async (name: string) => (await similarEntries(place, { name }, 'en')).map(({ code }) => code)
    expect(await found('Homes with public transport nearby, share of')).toEqual(['SIM T1'])
    expect(await found('Part des logements proches d’un transport public')).toEqual(['SIM T1'])
    expect(await found('Percent % _ "unrelated"')).toEqual([])
    expect(await found('')).toEqual([])
  })
})
