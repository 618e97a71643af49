import { describe, expect, it } from 'vitest'
import { guessMatching } from './columns.ts'
import { type EntryFields, type EntryLine, planEntries } from './entry-plan.ts'
import { csvTable } from './source-table.ts'

const OWN = { language: 'en', textShown: true }

function plan(text: string, { existing = [] as EntryFields[], list = OWN } = {}) {
  const table = csvTable(text)
  if ('problem' in table) throw new Error(table.problem)
  return planEntries(table, guessMatching(table.header), list, existing)
}

function stored(lines: EntryLine[]): EntryFields[] {
  return lines.flatMap((line) => ('entry' in line ? [line.entry] : []))
}

const reasons = (lines: EntryLine[]) =>
  lines.flatMap((line) => (line.kind === 'refused' ? [[line.line, line.reasons.map(({ error }) => error)]] : []))

describe('a list', () => {
  it('is read by the names of its columns, with labels in several languages', () => {
    const { lines } = plan('Notation;title_en;title_no;Parent;Level\n1;Water;Vann;;Goal\n1.1;Safe;Trygt;1;Indicator\n')
    expect(stored(lines)).toMatchObject([
      { key: '1', kind: 'group', labels: { en: 'Water', no: 'Vann' }, parentKey: '' },
      { key: '1.1', kind: 'indicator', parentKey: '1' },
    ])
  })

  it('changes nothing when it comes again, and only what its columns say when it comes with fewer', () => {
    const text = 'code,label,definition,group\nA1,One,What it is,Theme\nA2,Two,,Theme\n'
    const existing = stored(plan(text).lines)
    expect(plan(text, { existing }).lines.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged', 'unchanged'])
    const less = plan('code,label\nA1,Uno\n', { existing })
    expect(less.lines).toMatchObject([
      { kind: 'changed', changed: ['labels'], entry: { definition: 'What it is', parentKey: 'group:Theme' } },
    ])
    expect(less.kept).toBe(2)
  })

  it('keeps no words of a publisher who has not given them away', () => {
    const { lines, dropped } = plan('code,label,short label,definition\nX,Theirs,Ours,Theirs too\n', {
      list: { ...OWN, textShown: false },
    })
    expect(lines).toMatchObject([{ label: 'Ours', entry: { labels: {}, definition: '', shortLabel: 'Ours' } }])
    expect(dropped).toEqual(['label', 'definition'])
    expect(JSON.stringify(lines)).not.toContain('Theirs')
  })

  it('reads back what a guarded cell held', () => {
    expect(stored(plan(`code,label\nA,"'=HYPERLINK(""x"")"\n`).lines)).toMatchObject([
      { labels: { en: '=HYPERLINK("x")' } },
    ])
  })
})

describe('a line is refused', () => {
  it.each([
    ['without a code', 'code,label\n,No code\n', [[2, ['references.missing.code']]]],
    ['with a code of a line before', 'code,label\nA,x\nB,y\nA,z\n', [[4, ['references.repeated?line=2']]]],
    ['under a parent that is nowhere', 'code,label,parent\nA,x,Z\n', [[2, ['references.no-parent?parent=Z']]]],
    ['under itself', 'code,label,parent\nA,x,A\n', [[2, ['references.circular']]]],
    [
      'in a circle of three',
      'code,label,parent\nA,x,B\nB,y,C\nC,z,A\nD,w,\n',
      [
        [2, ['references.circular']],
        [3, ['references.circular']],
        [4, ['references.circular']],
      ],
    ],
    [
      'under a refused one',
      'code,label,parent\nA,x,Z\nB,y,A\nC,z,B\n',
      [
        [2, ['references.no-parent?parent=Z']],
        [3, ['references.parent-refused']],
        [4, ['references.parent-refused']],
      ],
    ],
    ['with an address that is none', 'code,uri\nA,javascript:alert(1)\n', [[2, ['references.bad-uri']]]],
    ['with more cells than headings', 'code,label\nA,x,y\n', [[2, ['indicators.import.too-wide']]]],
    ['with too long a label', `code,label\nA,${'x'.repeat(601)}\n`, [[2, ['references.long?max=600']]]],
  ])('%s', (_, text, expected) => expect(reasons(plan(text).lines)).toEqual(expected))

  it('closing a circle with what is stored', () => {
    const existing = stored(plan('code,label,parent\nA,x,\nB,y,A\n').lines)
    expect(reasons(plan('code,parent\nA,B\n', { existing }).lines)).toEqual([[2, ['references.circular']]])
  })
})

describe('a large or odd file', () => {
  it('of a hundred thousand lines is refused at once', () => {
    const began = performance.now()
    expect(csvTable(`code,label\n${'A,b\n'.repeat(100_000)}`)).toEqual({
      problem: 'indicators.import.too-many-rows?max=10000',
    })
    expect(performance.now() - began).toBeLessThan(2000)
  })

  it('of ten thousand lines in one chain is planned without a stack of calls', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `${index},x,${index ? index - 1 : ''}`)
    expect(reasons(plan(`code,label,parent\n${rows.join('\n')}\n`).lines)).toEqual([])
  })
})

describe('guessMatching', () => {
  it('takes what the person matched last time, and gives no field twice', () => {
    expect(guessMatching(['Ref', 'Intitulé', 'name'])).toEqual(['code', 'label', ''])
    expect(guessMatching(['Ref', 'Intitulé', 'name'], { Ref: '', name: 'code' })).toEqual(['', 'label', 'code'])
    expect(guessMatching(['title_en', 'title_no', 'title_xx'])).toEqual(['label:en', 'label:no', ''])
  })
})
