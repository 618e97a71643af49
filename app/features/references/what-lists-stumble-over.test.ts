import { describe, expect, it, test } from 'vitest'
import { zip } from '#app/platform/zip.server.ts'
import { textsOfArchive } from './archive.server.ts'
import { openSdgTable } from './open-sdg.ts'
import { csvTable } from './source-table.ts'
import { turtleTable } from './turtle.server.ts'

/** What readers of tables, vocabularies and archives stumble over, as their users report it of files in use. */
const PREFIXES = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix ex: <https://example.org/> .\n`

function cells(table: ReturnType<typeof csvTable>) {
  if ('problem' in table) throw new Error(table.problem)
  return table.rows.map((row) =>
    Object.fromEntries(table.header.map((name, column) => [name, row.cells[column] ?? '']).filter(([, cell]) => cell)),
  )
}

describe('a table', () => {
  it.each([
    [
      'a header with more commas than separators (PapaParse 600)',
      'Ref, old (a, b);Nom, court;Unité (x, y)\nA;b;c\nD;e;f',
    ],
    ['decimal commas in its cells (PapaParse 910)', 'nome;telefone;x\nA;5,58;c\nD;5,51;f'],
    ['more commas in its cells than separators (PapaParse 804)', 'nom;texte;x\nA;"1,2,3";1,2,3,4\nD;5,6,7,8;9,9'],
  ])('with %s is taken apart where its author did', (_, text) =>
    expect(cells(csvTable(text)).map((row) => Object.values(row)[0])).toEqual(['A', 'D']),
  )

  it('with the empty columns that spreadsheets leave has only those with something in them (SheetJS 182)', () => {
    expect(csvTable(`code,label${','.repeat(16_000)}\n1,Water${','.repeat(16_000)}\n`)).toMatchObject({
      header: ['code', 'label'],
    })
  })

  it('of more columns than a person can match is refused before a row is read for each (cartodb 2474)', () => {
    const began = Date.now()
    expect(csvTable(`code,${'x,'.repeat(500_000)}\n${'1\n'.repeat(9000)}`)).toEqual({
      problem: 'indicators.import.too-many-columns?max=300',
    })
    expect(Date.now() - began).toBeLessThan(5000)
  })
})

describe('a vocabulary', () => {
  it.each([
    [
      'labels that are things of their own (orionbelt 301)',
      'xl:prefLabel [ xl:literalForm "Dog"@en ]',
      { 'label:en': 'Dog' },
    ],
    ['labels without a language (Skosmos 715)', 'skos:prefLabel "Dog"', { label: 'Dog' }],
    ['a language of three letters that has two', 'skos:prefLabel "Chien"@fra', { 'label:fr': 'Chien' }],
    [
      'another of three letters, which is not the one it begins like',
      'skos:prefLabel "Aso"@fil, "Koira"@fi',
      { 'label:fi': 'Koira' },
    ],
    ['one label in a language without two letters', 'skos:prefLabel "Aso"@fil', { label: 'Aso' }],
    [
      'a region beside the language itself (Skosmos 130)',
      'skos:prefLabel "Color"@en-US, "Colour"@en',
      { 'label:en': 'Colour' },
    ],
    [
      'definitions in several languages (mom-ca 1118)',
      'skos:definition "A dog"@en, "Un chien"@fr, "Ein Hund"@de',
      { definition: 'Un chien' },
    ],
    [
      'definitions in languages other than the list (Skosmos 688)',
      'skos:definition "Ein Hund"@de, "A dog"@en',
      { definition: 'A dog' },
    ],
  ])('with %s', (_, said, wanted) =>
    expect(cells(turtleTable(`${PREFIXES}ex:a a skos:Concept ; ${said} .`, 'fr'))).toEqual([
      { uri: 'https://example.org/a', ...wanted },
    ]),
  )

  it('with very many values of one kind is read in a time that grows as they do', () => {
    const began = Date.now()
    const many = Array.from({ length: 100_000 }, (_, index) => `"${index}"`).join(',')
    expect(cells(turtleTable(`${PREFIXES}ex:a a skos:Concept ; skos:note ${many} .`))).toHaveLength(1)
    expect(Date.now() - began).toBeLessThan(8000)
  })

  it.each(['(', '[ ex:p '])('that opens %j without end is refused', (open) =>
    expect(turtleTable(`${PREFIXES}ex:a ex:p ${open.repeat(50_000)}`)).toEqual({ problem: 'references.turtle?line=3' }),
  )
})

test('an archive of Windows has folders (cpython 117084), and no name that leads out of it', async () => {
  const data = 'Indicator available,Water\n'
  const texts = await textsOfArchive(zip([{ name: 'site\\meta\\6-1-1.csv', data }]))
  expect(texts).toEqual([{ name: 'site/meta/6-1-1.csv', text: data }])
  for (const name of ['..\\..\\1-1-1.csv', 'C:\\1-1-1.csv', '\\etc\\1-1-1.csv'])
    expect(await textsOfArchive(zip([{ name, data }]))).toEqual({ problem: 'references.zip-path' })
})

test.each([
  ['nested without end (CVE-2026-33532)', `a: ${'['.repeat(20_000)}`],
  ['aliases of aliases', `a: &a [x,x]\n${'bcdefghi'.replaceAll(/./g, (key) => `${key}: &${key} [*a,*a,*a,*a]\n`)}`],
  ['a key without end of keys', Array.from({ length: 20_000 }, (_, index) => `k${index}: x`).join('\n')],
])('metadata of %s give what can be read of them', (_, text) =>
  expect(cells(openSdgTable([{ name: '1-1-1.yml', text: `indicator_name: Poverty\n${text}` }]))).toMatchObject([
    { code: '1.1.1', group: 'SDG 1' },
  ]),
)

describe('metadata of an Open SDG site', () => {
  const named = (line: string, rest = '') =>
    cells(openSdgTable([{ name: '1-1-1.md', text: `---\n${line}\ncomputation_units: Per cent\n${rest}---\ntext\n` }]))

  it.each([
    ['a colon (gbrain 3708)', 'Target 1: Poverty', 'Target 1: Poverty'],
    ['an apostrophe between apostrophes (BMAD-METHOD 1010)', "'People's access'", "People's access"],
    ['a bracket', '[DRAFT] Poverty', '[DRAFT] Poverty'],
    ['a star', '*Poverty* rate', '*Poverty* rate'],
    ['a sign that opens nothing', '@home', '@home'],
    ['a name on two lines', '>-\n  Poverty\n  rate', 'Poverty rate'],
  ])('keeps a name with %s, and what comes after it', (_, written, label) =>
    expect(named(`indicator_name: ${written}`)).toMatchObject([{ label, unit: 'Per cent' }]),
  )

  it('takes a key of translations for no name (sdg-data 1741)', () => {
    const key = 'indicator_name: global_indicators.1-1-1-title'
    expect(named(key, 'graph_title: Poverty\n')).toMatchObject([{ label: 'Poverty' }])
    expect(named(key)[0]).not.toHaveProperty('label')
  })
})

test('a concept with several above it stands under the one that is in the list (iqvoc 206)', () => {
  const text = `${PREFIXES}ex:a a skos:Concept ; skos:broader <http://other/x>, ex:b . ex:b a skos:Concept .`
  expect(cells(turtleTable(text))[0]).toMatchObject({ parent: 'https://example.org/b' })
})
