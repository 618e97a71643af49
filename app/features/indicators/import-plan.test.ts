import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { indicatorsCsv } from './exports/csv.ts'
import { type ExistingIndicator, type ImportPlan, planImport, readSource } from './import-plan.ts'
import { metadataOf, stored as asStored } from './metadata-fields.ts'

const pillars = [
  { id: 'inc', title: 'Inclusion', sections: [{ id: 'access', title: 'Access to services' }] },
  { id: 'wel', title: 'Well-being', sections: [] },
]
const stored: ExistingIndicator = {
  ...metadataOf({ shortName: 'Plan', type: 'outcome', sourceUrl: 'https://prices.example/' }),
  id: 'one',
  code: 'INC-01',
  version: 3,
  ballotOpen: false,
  name: 'Cost of the cheapest plan',
  definition: '=100 × cost / income, in two\nlines; with "quotes"',
  rationale: '',
  unit: '%',
  formula: '-x + y',
  source: 'Survey, and price lists',
  licence: '',
  frequency: 'Every year',
  direction: 'lower',
  disaggregation: ['district', 'household type'],
  limits: "'=odd",
  pillarId: 'inc',
  sectionId: 'access',
}
const plan = (text: string, existing = [stored]) => planImport(text, { existing, pillars })
const lines = (text: string, existing?: ExistingIndicator[]) => (plan(text, existing) as ImportPlan).lines

describe('planImport', () => {
  it('finds nothing to change in its own export', () => {
    const csv = indicatorsCsv([{ ...asStored(stored), pillar: pillars[0]!, section: { title: 'Access to services' } }])
    expect(csv.startsWith('\uFEFFcode,name')).toBe(true)
    expect(lines(csv)).toEqual([{ line: 2, code: 'INC-01', name: stored.name, kind: 'unchanged' }])
  })

  it('reads the rest of the record under its own headings and as spreadsheets write them, and says what fits no list', () => {
    const text = 'code,short_name,Type,source url,tier,reference-period\nINC-01,Plans,Impact,ftp://x,9,2020\nNEW-1,,,,,'
    expect(
      lines(`${text.replace('code,', 'code,name,definition,unit,').replace('INC-01', 'INC-01,N,D,%')}`)[0],
    ).toMatchObject({
      kind: 'refused',
      reasons: [
        { error: expect.stringContaining('indicators.unknown.choice?values=1'), column: 'tier' },
        { error: 'indicators.not-an-address', column: 'sourceUrl' },
      ],
    })
    const good = `code,name,definition,unit,short name,type\nINC-01,${stored.name},D,%,,IMPACT`
    expect(lines(good)[0]).toMatchObject({
      changed: ['definition', 'shortName', 'type'],
      fields: { shortName: '', type: 'impact', sourceUrl: 'https://prices.example/' },
    })
  })

  it('says which lines are new, which fields change and which codes are given', () => {
    const text =
      'code;name;definition;unit;pillar\ninc-01;Cost of the cheapest plan;Another;%;Inclusion\n;Second;D;hours;well-BEING\n;Third;D;hours;Well-being'
    expect(lines(text)).toMatchObject([
      {
        line: 2,
        kind: 'changed',
        changed: ['definition'],
        version: 3,
        fields: { sectionId: 'access', formula: '-x + y' },
      },
      { line: 3, kind: 'new', code: 'WEL-01', fields: { pillarId: 'wel', direction: 'none' } },
      { line: 4, kind: 'new', code: 'WEL-02' },
    ])
  })

  it.each([
    ['no name', ';;D;U', 'indicators.missing.name', 'name'],
    ['a name that exists', ';Cost of the  CHEAPEST plan;D;U', 'indicators.import.name-exists?code=INC-01', 'name'],
    ['a code of no form', 'a b;N;D;U', 'indicators.import.bad-code', 'code'],
    ['a field too long', `;N;${'x'.repeat(2001)};U`, 'indicators.long.definition?max=2000', 'definition'],
    ['more cells than headings', ';N;D;U;extra', 'indicators.import.too-wide', undefined],
  ])('refuses %s', (_, row, error, column) => {
    expect(lines(`code;name;definition;unit\n${row}`)).toMatchObject([
      { line: 2, kind: 'refused', reasons: [{ error, ...(column && { column }) }] },
    ])
  })

  it.each([
    ['direction', 'sideways', 'indicators.unknown.direction'],
    ['pillar', 'Nowhere', 'indicators.import.unknown-pillar?title=Nowhere'],
    ['section', 'Nowhere', 'indicators.import.unknown-section?title=Nowhere'],
  ])('refuses an unknown %s', (column, value, error) => {
    expect(lines(`name,definition,unit,${column}\nN,D,U,${value}`)).toMatchObject([
      { kind: 'refused', reasons: [{ error, column }] },
    ])
  })

  it('refuses the second of two lines with one code or one name', () => {
    expect(lines('code,name,definition,unit\nX-1,A,D,U\nx-1,B,D,U\n,A,D,U')).toMatchObject([
      { kind: 'new' },
      { kind: 'refused', reasons: [{ error: 'indicators.import.repeated-line?line=2', column: 'code' }] },
      { kind: 'refused', reasons: [{ error: 'indicators.import.repeated-line?line=2', column: 'name' }] },
    ])
  })

  it('changes no words under an open ballot', () => {
    const open = [{ ...stored, ballotOpen: true }]
    expect(lines('code,name,definition,unit\nINC-01,New name,D,U', open)).toMatchObject([
      { kind: 'refused', reasons: [{ error: 'indicators.import.ballot-open' }] },
    ])
  })

  it('names what the file lacks and what it cannot use', () => {
    expect(plan('name,colour\nA,red')).toEqual({
      problem: 'indicators.import.missing-columns?columns=definition%2C+unit',
    })
    expect(plan('name,name,definition,unit\nA,A,D,U')).toMatchObject({
      problem: 'indicators.import.repeated-column?column=name',
    })
    expect(plan('name,definition,unit,colour\nA,D,U,red')).toMatchObject({ ignoredColumns: ['colour'] })
  })

  it.each([
    ['sep-line.csv', 'Benches in the shade'],
    ['title-line-first.csv', 'Benches'],
    ['utf16be-bom.csv', 'Bancs à l’ombre'],
  ])('reads the file of a spreadsheet: %s', (file, name) => {
    const source = readSource(readFileSync(`tests/fixtures/imports/${file}`), '') as { text: string }
    expect(lines(source.text, [])).toMatchObject([{ kind: 'new', name, line: file === 'utf16be-bom.csv' ? 2 : 3 }])
  })

  it('takes two names that differ in how their letters are stored, or in their blanks, for one', () => {
    const source = readSource(readFileSync('tests/fixtures/imports/nfd-twin.csv'), '') as { text: string }
    expect(lines(source.text, [])).toMatchObject([{ kind: 'new' }, { kind: 'refused', reasons: [{ column: 'name' }] }])
    expect(lines('name;definition;unit\nCost\u00a0of the  cheapest plan;D;U')).toMatchObject([
      { reasons: [{ error: 'indicators.import.name-exists?code=INC-01' }] },
    ])
  })

  it.each([
    [';1.1', 'inc', 'access'],
    ['1;', 'inc', null],
    ['Inclusion;1.1', 'inc', 'access'],
    [';1,1', 'inc', 'access'],
    ['1 Inclusion;1.1 access to services', 'inc', 'access'],
  ])('finds the place %j by the numbers that every page shows', (cells, pillarId, sectionId) => {
    expect(lines(`name;definition;unit;pillar;section\nN;D;U;${cells}`)).toMatchObject([
      { kind: 'new', fields: { pillarId, sectionId } },
    ])
  })

  describe('of several of one title', () => {
    const twice = [
      {
        id: 'one',
        title: 'Twice',
        sections: [
          { id: 'one-a', title: 'Aims' },
          { id: 'one-b', title: 'Means' },
        ],
      },
      {
        id: 'two',
        title: 'Twice',
        sections: [
          { id: 'two-a', title: 'Aims' },
          { id: 'two-b', title: '1.1' },
        ],
      },
    ]
    const planned = (text: string, existing: ExistingIndicator[] = []) =>
      (planImport(text, { existing, pillars: twice }) as ImportPlan).lines

    it('asks which is meant instead of taking the first', () => {
      expect(planned('name;definition;unit;section\nN;D;U;aims')).toMatchObject([
        { kind: 'refused', reasons: [{ error: 'indicators.import.several-sections?title=aims&numbers=1.1%2C+2.1' }] },
      ])
      expect(planned('name;definition;unit;pillar\nN;D;U;Twice')).toMatchObject([
        { kind: 'refused', reasons: [{ error: 'indicators.import.several-pillars?title=Twice&numbers=1%2C+2' }] },
      ])
    })

    it('leaves an indicator where it stands', () => {
      const there = { ...stored, pillarId: 'two', sectionId: 'two-a' }
      expect(planned('code;name;definition;unit;pillar;section\nINC-01;New;D;U;Twice;Aims', [there])).toMatchObject([
        { kind: 'changed', fields: { pillarId: 'two', sectionId: 'two-a' } },
      ])
    })

    it.each(['1.1', '§ 1.1', 'Section 1.1', '1.1 – Aims', '1.1: aims', '1,1'])(
      'takes %j for a number, also where a title reads like one',
      (cell) => {
        expect(planned(`name;definition;unit;section\nN;D;U;${cell}`)).toMatchObject([
          { kind: 'new', fields: { sectionId: 'one-a' } },
        ])
      },
    )
  })

  it('plans two thousand lines without delay and refuses one more', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => `Indicator ${index},D,U`).join('\n')
    const before = performance.now()
    expect(lines(`name,definition,unit\n${rows(2000)}`)).toHaveLength(2000)
    expect(performance.now() - before).toBeLessThan(2000)
    expect(plan(`name,definition,unit\n${rows(2001)}`)).toMatchObject({
      problem: expect.stringContaining('too-many-rows'),
    })
  })
})
