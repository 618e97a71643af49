import { beforeAll, describe, expect, it } from 'vitest'
import { type Place, roundtableFor } from '#app/features/access/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Indicator, ReferenceEntry } from '#app/platform/prisma/client.ts'
import type { Actor } from '#app/shared/roles.ts'
import { buildIndicator } from '#tests/factories/decisions.ts'
import { buildEntry, buildMapping, buildReference } from '#tests/factories/references.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { mappingsOf } from './mappings.queries.server.ts'
import { sssomOf } from './sssom-export.server.ts'
import { type SssomStep, takeSssomStep } from './sssom-import.server.ts'

let actor: Actor
let place: Place
let indicators: Indicator[]
let elsewhere: ReferenceEntry

beforeAll(async () => {
  const roundtable = await buildRoundtable()
  actor = await actorOf((await buildMember({ roundtable, role: 'moderator' })).person)
  place = await roundtableFor(actor, roundtable.id, 'view')
  indicators = [
    await buildIndicator({ roundtable, code: 'INC-01' }),
    await buildIndicator({ roundtable, code: 'INC-02' }),
  ]
  const [sdg, city] = [
    await buildReference({ roundtable, short: 'SDG' }),
    await buildReference({ roundtable, short: 'CTY' }),
  ]
  const made = await Promise.all([
    buildEntry({ framework: sdg, code: '11.2.1', uri: 'https://example.org/sdg/11.2.1' }),
    buildEntry({ framework: city, code: '11.2.1' }),
    buildEntry({ framework: city, code: 'C7' }),
  ])
  elsewhere = made[1]
})

const HEAD = 'subject_id\tpredicate_id\tobject_id\tobject_source\tconfidence\tcomment\tauthor_label\tmapping_tool\n'
const take = (text: string, fingerprint = '') => takeSssomStep(actor, place, { bytes: null, text, fingerprint }, 'en')
const planOf = async (text: string) => {
  const step = await take(text)
  if (step.step !== 'plan') throw new Error(JSON.stringify(step))
  return step
}
const importAll = async (text: string): Promise<SssomStep> => take(text, (await planOf(text)).fingerprint)
const mappings = async () =>
  db.mapping.findMany({ where: { roundtableId: place.roundtable.id, removedAt: null }, orderBy: { createdAt: 'asc' } })

describe('a file of mappings', () => {
  it('finds both ends by address or code, from either side, and says what it does not find', async () => {
    const plan = await planOf(
      HEAD +
        'x:INC-01\tskos:narrowMatch\thttps://example.org/sdg/11.2.1\t\t0.5\t\t\t\n' +
        'SDG:11.2.1\tskos:broadMatch\tx:inc-02\t\t\t\t\t\n' +
        'x:INC-01\tskos:exactMatch\ty:C7\t\t\t\t\t\n' +
        'x:INC-02\tskos:exactMatch\ty:11.2.1\t\t\t\t\t\n' +
        'x:INC-02\tskos:exactMatch\ty:11.2.1\tCTY\t\t\t\t\n' +
        'x:INC-09\tskos:exactMatch\ty:C7\t\t\t\t\t\n' +
        'x:INC-02\tskos:exactMatch\ty:C9\t\t\t\t\t\n' +
        'x:INC-01\tskos:closeMatch\tCTY:C7\t\t\t\t\t\n',
    )
    expect(plan.shown.new.map(({ relation, entry }) => [relation, entry.split(' ').slice(0, 2).join(' ')])).toEqual([
      ['broader', 'SDG 11.2.1'],
      ['broader', 'SDG 11.2.1'],
      ['exact', 'CTY C7'],
      ['exact', 'CTY 11.2.1'],
    ])
    expect(plan.shown.refused.map(({ line, error }) => [line, error])).toEqual([
      [5, 'crosswalk.sssom.several-lists'],
      [7, 'crosswalk.sssom.no-indicator'],
      [8, 'crosswalk.sssom.no-entry'],
      [9, 'crosswalk.sssom.twice?line=4'],
    ])
    expect(await mappings()).toEqual([])
  })

  it('is done as shown, keeps columns of other tools and who it says it is by, and comes back unchanged', async () => {
    const text = `${HEAD}x:INC-01\tskos:narrowMatch\tCTY:C7\t\t0.5\t'=note\tA. Curator\tmatcher 2\n`
    expect(await importAll(text)).toEqual({ step: 'done', created: 1, changed: 0 })
    const [mapping] = await mappings()
    expect(mapping).toMatchObject({ relation: 'broader', confidence: 0.5, note: '=note', personId: actor.personId })
    expect((await mappingsOf(place, { indicatorId: indicators[0]!.id }, 'en'))[0]?.fileAuthor).toBe('A. Curator')
    const exported = await sssomOf(place, 'https://here.example', 'en')
    expect(exported).toContain('matcher 2')
    expect(exported).toContain('A. Curator')
    expect(await planOf(exported)).toMatchObject({ counts: { new: 0, changed: 0, unchanged: 1, refused: 0 } })
    expect(await planOf(text)).toMatchObject({ counts: { unchanged: 1 } })
  })

  it('of our own, with mappings that people proposed, changes nothing', async () => {
    const own = await buildMapping({ indicator: indicators[1]!, entry: elsewhere })
    expect(await planOf(await sssomOf(place, 'https://here.example', 'en'))).toMatchObject({
      counts: { new: 0, changed: 0, unchanged: 2, refused: 0 },
    })
    await db.mapping.delete({ where: { id: own.id } })
  })

  it('that says another relation ends what people said of the former one, and is refused over what changed since', async () => {
    const [mapping] = await mappings()
    const { person, membership } = await buildMember({ roundtable: place.roundtable })
    const by = { personId: person.id, organisationId: membership.organisationId }
    await db.mappingStanding.create({ data: { mappingId: mapping!.id, kind: 'confirm', ...by } })
    const text = `${HEAD}x:INC-01\tskos:closeMatch\tCTY:C7\t\t0.5\t=note\tA. Curator\tmatcher 2\n`
    const plan = await planOf(text)
    expect(plan.shown.changed).toMatchObject([{ was: 'broader', relation: 'partly', changed: ['relation'] }])
    await db.mapping.update({ where: { id: mapping!.id }, data: { note: 'meanwhile' } })
    expect(await take(text, plan.fingerprint)).toMatchObject({ step: 'plan', stale: true })
    expect((await mappings())[0]?.relation).toBe('broader')
    await importAll(text)
    expect((await mappings())[0]).toMatchObject({ relation: 'partly', note: '=note' })
    expect(await db.mappingStanding.count({ where: { mappingId: mapping!.id, endedAt: null } })).toBe(0)
  })

  it('in another encoding, of another kind or too long is refused in words', async () => {
    const bytes = Buffer.from('subject_id\tpredicate_id\tobject_id\nx\tskos:exactMatch\tcaf\xe9\n', 'latin1')
    expect(await takeSssomStep(actor, place, { bytes, text: '', fingerprint: '' }, 'en')).toMatchObject({
      problem: 'crosswalk.sssom.encoding',
    })
    expect(await take('a,b\n1,2\n')).toMatchObject({ step: 'problem' })
    const many = `${HEAD}${'x:INC-01\tskos:exactMatch\tCTY:C7\t\t\t\t\t\n'.repeat(100_000)}`
    expect(await take(many)).toMatchObject({ problem: 'indicators.import.too-many-rows?max=10000' })
    expect(await take(`${HEAD}x\tskos:exactMatch\tCTY:C7\t\t\t${'n'.repeat(1001)}\t\t\n`)).toMatchObject({
      step: 'plan',
    })
  })
})
