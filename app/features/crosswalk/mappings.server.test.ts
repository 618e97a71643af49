import { beforeAll, expect, it } from 'vitest'
import { type Place, roundtableFor } from '#app/features/access/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Indicator, ReferenceEntry } from '#app/platform/prisma/client.ts'
import type { Actor } from '#app/shared/roles.ts'
import { buildIndicator } from '#tests/factories/decisions.ts'
import { buildEntry, buildReference } from '#tests/factories/references.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { coverageIn } from './coverage.queries.server.ts'
import type { MappingAct } from './mapping.schema.ts'
import { mappingsOf } from './mappings.queries.server.ts'
import { actOnMapping, proposeMapping } from './mappings.server.ts'
import { readSssom } from './sssom.ts'
import { sssomOf } from './sssom-export.server.ts'

type Somebody = { actor: Actor; place: Place }
const people = {} as Record<'author' | 'other' | 'third' | 'moderator' | 'observer', Somebody>
let indicator: Indicator
let entry: ReferenceEntry

beforeAll(async () => {
  const roundtable = await buildRoundtable()
  const roles = {
    author: 'participant',
    other: 'participant',
    third: 'participant',
    moderator: 'moderator',
    observer: 'observer',
  } as const
  for (const [name, role] of Object.entries(roles) as [
    keyof typeof roles,
    'participant' | 'moderator' | 'observer',
  ][]) {
    const actor = await actorOf((await buildMember({ roundtable, role })).person)
    people[name] = { actor, place: await roundtableFor(actor, roundtable.id, 'view') }
  }
  indicator = await buildIndicator({ roundtable })
  entry = await buildEntry({ framework: await buildReference({ roundtable }) })
})

const input = (given = {}) => ({
  indicatorId: indicator.id,
  entryId: entry.id,
  relation: 'broader' as const,
  note: '=note',
  confidence: 0.8,
  ...given,
})
const propose = ({ actor, place }: Somebody, given = {}) => proposeMapping(actor, place, input(given))

async function act({ actor, place }: Somebody, id: string, what: MappingAct) {
  const mapping = await db.mapping.findUniqueOrThrow({ where: { id } })
  return actOnMapping(actor, { ...place, mapping }, what)
}

const listed = async ({ place }: Somebody) => mappingsOf(place, { indicatorId: indicator.id }, 'en')
const stateFor = async (who: Somebody, id: string) => (await listed(who)).find((one) => one.id === id)?.state

it('is proposed, confirmed, disputed with a reason and agreed, one standing a person, and all of it stays told', async () => {
  const { id } = await propose(people.author)
  expect(await stateFor(people.author, id)).toBe('proposed')
  await act(people.other, id, { act: 'confirm', seen: 'broader' })
  expect(await stateFor(people.author, id)).toBe('confirmed')
  await act(people.third, id, { act: 'dispute', seen: 'broader', reason: 'It leaves out tenants' })
  await act(people.other, id, { act: 'dispute', seen: 'broader', reason: 'On second thoughts' })
  expect(await stateFor(people.author, id)).toBe('disputed')
  const [mapping] = await listed(people.other)
  expect(mapping?.standings.map(({ kind, ended, own, reason }) => [kind, ended, own, reason])).toEqual([
    ['confirm', true, true, ''],
    ['dispute', false, false, 'It leaves out tenants'],
    ['dispute', false, true, 'On second thoughts'],
  ])
  await act(people.moderator, id, { act: 'agree', seen: 'broader' })
  expect(await stateFor(people.author, id)).toBe('agreed')
  await expect(act(people.other, id, { act: 'unsay' })).rejects.toMatchObject({ code: 'forbidden' })
  const events = await db.event.findMany({
    where: { subjectId: indicator.id, name: { startsWith: 'mapping.' } },
    orderBy: { id: 'asc' },
  })
  expect(events.map(({ name, data }) => [name, (data as { mappingId: string }).mappingId === id])).toEqual(
    ['proposed', 'confirmed', 'disputed', 'disputed', 'agreed'].map((what) => [`mapping.${what}`, true]),
  )
  expect(JSON.stringify(events)).not.toContain('tenants')
})

it('ends what was said of it when it says something else, and refuses who saw it otherwise', async () => {
  const [mapping] = await listed(people.author)
  const id = mapping!.id
  await act(people.moderator, id, { act: 'change', seen: 'broader', relation: 'exact', note: '', confidence: null })
  expect(await stateFor(people.author, id)).toBe('proposed')
  await expect(act(people.other, id, { act: 'confirm', seen: 'broader' })).rejects.toMatchObject({
    messageKey: 'crosswalk.changed-meanwhile',
  })
})

it('refuses a second one, one of another table, and those who may not', async () => {
  await expect(propose(people.other)).rejects.toMatchObject({ messageKey: 'crosswalk.there-already' })
  await expect(propose(people.observer)).rejects.toMatchObject({ code: 'forbidden' })
  const elsewhere = { indicatorId: (await buildIndicator()).id }
  await expect(propose(people.author, elsewhere)).rejects.toMatchObject({ messageKey: 'crosswalk.indicator' })
  await expect(propose(people.author, { entryId: (await buildEntry()).id })).rejects.toMatchObject({
    messageKey: 'crosswalk.entry',
  })
  const [{ id } = { id: '' }] = await listed(people.author)
  await expect(act(people.author, id, { act: 'confirm', seen: 'exact' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(act(people.other, id, { act: 'agree', seen: 'exact' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(act(people.other, id, { act: 'remove' })).rejects.toMatchObject({ code: 'forbidden' })
})

it('leaves as SSSOM with the addresses of both sides, and counts in the coverage', async () => {
  const { place } = people.author
  const read = readSssom(await sssomOf(place, 'https://table.example', 'en'))
  expect(read).toMatchObject({
    lines: [
      {
        row: {
          subject: { id: `https://table.example/roundtables/${place.roundtable.id}/indicators/${indicator.id}` },
          relation: 'exact',
        },
      },
    ],
  })
  const page = await coverageIn(place, { match: 'exact', row: 'none', list: '' }, 'en')
  expect(page.coverage).toMatchObject({ total: 1, matched: 1, reached: [1] })
  expect(page.detail).toMatchObject([{ id: indicator.id, mappings: [{ entryId: entry.id }] }])
  expect((await coverageIn(place, { match: 'exact', row: '', list: entry.frameworkId }, 'en')).leftOut).toEqual({
    total: 0,
    entries: [],
  })
})

it('is removed and may be proposed again', async () => {
  const [{ id } = { id: '' }] = await listed(people.author)
  await act(people.author, id, { act: 'remove' })
  expect(await listed(people.author)).toEqual([])
  expect((await propose(people.other)).id).not.toBe(id)
})
