import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import { zip } from '#app/platform/zip.server.ts'
import { textsOfArchive } from './archive.server.ts'
import { guessMatching } from './columns.ts'
import { planEntries } from './entry-plan.ts'
import { openSdgTable } from './open-sdg.ts'
import { csvTable, type SourceProblem, type SourceTable } from './source-table.ts'
import { looksLikeTurtle, turtleTable } from './turtle.server.ts'

const PREFIXES = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix ex: <https://example.org/> .\n'

function planned(table: SourceTable | SourceProblem) {
  if ('problem' in table) throw new Error(table.problem)
  return planEntries(table, guessMatching(table.header), { language: 'en', textShown: true }, [])
}

const kinds = (table: SourceTable | SourceProblem) => {
  const counts: Record<string, number> = {}
  for (const line of planned(table).lines) {
    const kind = line.kind === 'new' ? line.entry.kind : line.kind
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

describe('Turtle', () => {
  it('gives concepts with labels by language, what is above them, and their line', () => {
    const text = `${PREFIXES}ex:water a skos:Concept ; skos:prefLabel "Water"@en, "Eau"@fr ; skos:narrower ex:tap .
ex:tap a skos:Concept ; skos:notation "W1" ; skos:definition "What comes \\"out\\"" .
ex:list a skos:ConceptScheme .`
    expect(planned(turtleTable(text)).lines).toMatchObject([
      { line: 3, code: 'water', entry: { kind: 'group', labels: { en: 'Water', fr: 'Eau' } } },
      { line: 4, code: 'W1', entry: { parentKey: 'https://example.org/water', definition: 'What comes "out"' } },
    ])
  })

  it.each([
    [
      'a blank node with a notation',
      `${PREFIXES}[] a skos:Concept ; skos:notation "B1" ; skos:prefLabel "Blank"@en .`,
      [{ code: 'B1', kind: 'new' }],
    ],
    [
      'a relative address',
      `${PREFIXES}<a> a skos:Concept .`,
      [{ line: 3, kind: 'refused', reasons: [{ error: 'references.bad-uri' }] }],
    ],
    ['a blank node without one', `${PREFIXES}[] a skos:Concept ; skos:prefLabel "Blank"@en .`, [{ kind: 'refused' }]],
    [
      'markup in a label, as a text',
      `${PREFIXES}ex:a a skos:Concept ; skos:prefLabel "<script>alert(1)</script>" .`,
      [{ label: '<script>alert(1)</script>' }],
    ],
    [
      'a parent in another file, left out',
      `${PREFIXES}ex:a a skos:Concept ; skos:broader <https://example.org/elsewhere> .`,
      [{ entry: { parentKey: '' } }],
    ],
  ])('reads %s', (_, text, lines) => expect(planned(turtleTable(text)).lines).toMatchObject(lines))

  it.each([
    ['a mistake', `${PREFIXES}ex:a a skos:Concept ;\n  skos:prefLabel "open .\n`, /^references\.turtle\?line=4$/],
    ['an unknown prefix', `${PREFIXES}ex:a a nobody:Concept .`, /^references\.turtle-address\?line=3/],
    ['no concept', `${PREFIXES}ex:a a ex:Thing .`, /^references\.no-concepts$/],
  ])('says what is wrong: %s', (_, text, problem) =>
    expect(turtleTable(text)).toEqual({ problem: expect.stringMatching(problem) }),
  )

  it('is known from a table by how it begins', () => {
    expect(looksLikeTurtle(`\uFEFF# a list\n${PREFIXES}`)).toBe(true)
    expect(looksLikeTurtle('PREFIX skos: <x>')).toBe(true)
    expect(looksLikeTurtle('prefix,label\nA,b')).toBe(false)
  })
})

describe('a folder of Open SDG metadata', () => {
  it('is read from CSV, YAML and JSON, data files left out', () => {
    const table = openSdgTable([
      {
        name: 'meta/11-2-1.yml',
        text: "indicator_name: 'People''s access: to transport'\ncomputation_units: Percentage\nother_information: |\n  One\n  two\nx: 1\n",
      },
      {
        name: 'meta/1-2-1.csv',
        text: '\uFEFFNational metadata,\nIndicator available,Poverty\n"Source 1 organisation","Office, of statistics"\n',
      },
      { name: 'meta/2-a-1.json', text: '{"indicator_name":"Food","national_x":3}' },
      { name: 'data/indicator_1-2-1.csv', text: 'Year,Value\n2020,1\n' },
      { name: 'README.md', text: 'x' },
    ])
    expect(planned(table).lines.filter((line) => line.kind === 'new' && line.entry.kind === 'indicator')).toMatchObject(
      [
        {
          code: '1.2.1',
          at: 'meta/1-2-1.csv',
          label: 'Poverty',
          entry: { source: 'Office, of statistics', parentKey: 'group:SDG 1' },
        },
        { code: '2.a.1', label: 'Food' },
        { code: '11.2.1', label: "People's access: to transport", entry: { unit: 'Percentage', notes: 'One\ntwo' } },
      ],
    )
    expect(openSdgTable([{ name: 'README.md', text: '' }])).toEqual({ problem: 'references.no-metadata' })
  })
})

describe('an archive', () => {
  const meta = (name: string, data: string | Uint8Array = 'Indicator available,Water\n') => ({ name, data })

  it('gives the texts of its metadata', async () => {
    const bytes = zip([meta('repo/meta/6-1-1.csv'), meta('repo/data/indicator_6-1-1.csv'), meta('repo/readme.md')])
    expect(await textsOfArchive(bytes)).toEqual([{ name: 'repo/meta/6-1-1.csv', text: 'Indicator available,Water\n' }])
  })

  it.each([
    ['a name that leads out of it', () => zip([meta('../../etc/1-1-1.csv')]), 'references.zip-path'],
    ['an absolute name', () => zip([meta('/etc/1-1-1.csv')]), 'references.zip-path'],
    [
      'one file that unfolds to 50 MB',
      () => zip([meta('1-1-1.csv', new Uint8Array(50 * 1024 * 1024))]),
      'references.zip-large?max=20',
    ],
    [
      'many files that unfold',
      () => zip(Array.from({ length: 60 }, (_, index) => meta(`1-1-${index}.csv`, new Uint8Array(400 * 1024)))),
      'references.zip-large?max=20',
    ],
    ['a file that says it is small and is not', () => lying(), 'references.zip-broken'],
    ['bytes that are cut', () => zip([meta('1-1-1.csv')]).subarray(0, 60), 'references.zip-broken'],
    [
      'too many files',
      () => zip(Array.from({ length: 5001 }, (_, index) => meta(`x${index}`, ''))),
      'references.zip-files?max=5000',
    ],
  ])('is refused with %s', async (_, bytes, problem) => expect(await textsOfArchive(bytes())).toEqual({ problem }))

  /** The sizes in its headers are a tenth of what comes out. */
  function lying() {
    const data = Buffer.alloc(100_000, 'x')
    const bytes = zip([meta('1-1-1.csv', data)])
    const packed = deflateRawSync(data).length
    for (let at = 0; (at = bytes.indexOf(Buffer.from([0xa0, 0x86, 0x01, 0]), at)) >= 0; at += 4)
      bytes.writeUInt32LE(10_000, at)
    expect(packed).toBeLessThan(10_000)
    return bytes
  }
})

const EXTRA = process.env.EXTRA_CASES ?? ''
const KS = path.join(EXTRA, 'indicator-frameworks-ks-esg')

test.skipIf(!EXTRA || !existsSync(KS))('the lists of the Norwegian local authorities are read whole', () => {
  const read = (name: string) => readFileSync(path.join(KS, name), 'utf8')
  const turtle = Object.fromEntries(
    readdirSync(KS)
      .filter((name) => name.endsWith('.ttl') && !name.startsWith('code-list'))
      .map((name) => [name, kinds(turtleTable(read(name)))]),
  )
  expect(turtle).toEqual({
    'De-norske-malepunktene.ttl': { indicator: 459 },
    'OECD-A-Territorial-Approach-to-the-SDGs.ttl': { indicator: 115 },
    'The-EU-JRC-VLR-handbook-indicators-2020.ttl': { indicator: 51 },
    'The-EU-JRC-VLR-handbook-indicators-2022.ttl': { indicator: 72 },
    'U4SSC.ttl': { indicator: 111 },
    'UN-SDG-indicators.ttl': { indicator: 248 },
  })
  expect(kinds(csvTable(read('all-indicators.csv')))).toEqual({ group: 6, indicator: 1056 })
})

test.skipIf(!EXTRA)('a city’s Open SDG folder is read whole', () => {
  const folder = path.join(EXTRA, 'sdg-bristol/csv-meta')
  const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
  expect(kinds(openSdgTable(files))).toEqual({ group: expect.any(Number), indicator: 94 })
})
