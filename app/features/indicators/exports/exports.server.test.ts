import { Store } from 'oxigraph'
import { beforeAll, describe, expect, it } from 'vitest'
import { roundtableFor } from '#app/features/access/standing.server.ts'
import { textsOfArchive } from '#app/features/references/archive.server.ts'
import { openSdgTable } from '#app/features/references/open-sdg.ts'
import { db } from '#app/platform/db.server.ts'
import { buildIndicator } from '#tests/factories/decisions.ts'
import { buildEntry, buildReference } from '#tests/factories/references.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { indicatorFilters } from '../indicator-filters.schema.ts'
import { indicatorsJson } from './json.ts'
import { openSdgArchive } from './open-sdg.server.ts'
import { type IndicatorRecord, recordsIn } from './records.queries.server.ts'
import { indicatorsTurtle } from './turtle.ts'

const NASTY = 'Homes "for rent" \\ at <b>30 %</b>\nof income; =1+1 \u2028 \u{1F3E0} ’'
const ORIGIN = 'https://table.example'
const SCHEME = { address: `${ORIGIN}/indicators`, title: 'Roundtable "2"' }
let records: IndicatorRecord[]
let number: number

beforeAll(async () => {
  const roundtable = await buildRoundtable()
  const member = await buildMember({ roundtable })
  const framework = await buildReference({ roundtable })
  const indicator = await buildIndicator({
    roundtable,
    code: 'INC-07',
    name: 'Rents',
    definition: NASTY,
    unit: 'per cent',
  })
  await buildIndicator({ roundtable, code: 'INC-08', state: 'parked' })
  const [known, odd] = [
    await buildEntry({ framework, uri: 'https://example.org/list/1.1' }),
    await buildEntry({ framework, uri: 'https://example.org/a> <b "c"' }),
  ]
  const by = { roundtableId: roundtable.id, indicatorId: indicator.id, personId: member.person.id }
  await db.mapping.createMany({
    data: [
      { ...by, entryId: known.id, relation: 'broader' },
      { ...by, entryId: odd.id, relation: 'none' },
    ],
  })
  const place = await roundtableFor(await actorOf(member.person), roundtable.id, 'view')
  records = await recordsIn(place, indicatorFilters.parse({ state: 'candidate' }), ORIGIN, 'en')
  number = roundtable.number
})

it('takes what the filters of the list leave', () => expect(records.map(({ code }) => code)).toEqual(['INC-07']))

describe('JSON', () => {
  it('says every field, where it stands and what it is elsewhere', () => {
    const read = JSON.parse(indicatorsJson({ number } as never, records)) as { indicators: Record<string, unknown>[] }
    expect(read).toMatchObject({ format: 'roundtable-indicators/1', roundtable: number })
    expect(read.indicators[0]).toMatchObject({
      code: 'INC-07',
      definition: NASTY,
      shortName: '',
      mappings: [{ relation: 'broader', address: 'https://example.org/list/1.1', agreed: false }, { relation: 'none' }],
    })
  })
})

describe('Turtle', () => {
  it('is read by another parser as it was said, with matches from our side', () => {
    const store = new Store()
    store.load(indicatorsTurtle(SCHEME, records), { format: 'text/turtle' })
    const skos = 'http://www.w3.org/2004/02/skos/core#'
    const ask = (query: string) => store.query(`PREFIX skos: <${skos}> ${query}`) as Map<string, { value: string }>[]
    const [row] = ask(
      'SELECT ?d ?m ?s { ?c skos:notation "INC-07" ; skos:definition ?d ; skos:narrowMatch ?m ; skos:inScheme ?s }',
    )
    expect(row?.get('d')?.value).toBe(NASTY)
    expect(row?.get('m')?.value).toBe('https://example.org/list/1.1')
    expect(row?.get('s')?.value).toBe(SCHEME.address)
    expect(ask('SELECT ?o { ?c skos:exactMatch ?o }')).toHaveLength(0)
  })

  it('writes an address that is none as the page of the entry, or encoded', () => {
    const odd = records.map((record) => ({
      ...record,
      mappings: record.mappings.map((mapping) => ({ ...mapping, relation: 'exact' as const })),
    }))
    const store = new Store()
    store.load(indicatorsTurtle(SCHEME, odd), { format: 'text/turtle' })
    const found = store.query('SELECT ?o { ?c <http://www.w3.org/2004/02/skos/core#exactMatch> ?o }') as Map<
      string,
      { value: string }
    >[]
    expect(found.map((row) => row.get('o')?.value).sort()).toEqual([
      'https://example.org/a%3E%20%3Cb%20%22c%22',
      'https://example.org/list/1.1',
    ])
  })
})

describe('Open SDG metadata', () => {
  it('comes back through our own import', async () => {
    const files = await textsOfArchive(openSdgArchive(records))
    if ('problem' in files) throw new Error(files.problem)
    const table = openSdgTable(files)
    if ('problem' in table) throw new Error(table.problem)
    const [row] = table.rows
    const cell = (name: string) => row?.cells[table.header.indexOf(name)]
    expect([cell('code'), cell('label'), cell('unit'), cell('definition')]).toEqual([
      'INC-07',
      'Rents',
      'per cent',
      NASTY,
    ])
  })
})
