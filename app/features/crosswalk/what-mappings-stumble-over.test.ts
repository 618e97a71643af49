import { describe, expect, it, test } from 'vitest'
import { readSssom, writeSssom } from './sssom.ts'
import { planMappings } from './sssom-plan.ts'

/** What readers of mapping sets stumble over, as their users report it of files in use. */
const HEADER = 'subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tconfidence\tcomment'
const LINE = 'a:1\tskos:exactMatch\t\tb:2\t0.5\tsaid'
const rowsOf = (text: string) => {
  const read = readSssom(text)
  if ('problem' in read) throw new Error(read.problem)
  return read.lines
}

it.each([
  [
    'comments that a spreadsheet filled up (sssom-py 566)',
    `#curie_map:\t\t\t\t\t\n#  a: http://x/\t\t\t\n${HEADER}\n${LINE}\n`,
    4,
  ],
  [
    'comments that a spreadsheet quoted (oq-engine 5545)',
    `"#curie_map: {a: ""http://x/""}"\t\t\n${HEADER}\n${LINE}\n`,
    3,
  ],
  ['blank lines before its table (spectrochempy 1263)', `#curie_map:\n#  a: http://x/\n\n\n${HEADER}\n${LINE}\n`, 6],
  ['commas', `#curie_map:\n#  a: http://x/,,,\n${HEADER}\n${LINE}\n`.replaceAll('\t', ','), 4],
  [
    'semicolons and decimal commas',
    `#curie_map:;;\n#  a: http://x/;;\n${HEADER}\n${LINE.replace('.', ',')}\n`.replaceAll('\t', ';'),
    4,
  ],
  [
    'headings in capitals with blanks',
    `#curie_map:\n#  a: http://x/\n${HEADER.toUpperCase().replaceAll('\t', ' \t')}\n${LINE}\n`,
    4,
  ],
  [
    'lines of Windows in a quoted cell (visidata 459)',
    `#curie_map:\r\n#  a: http://x/\r\n${HEADER}\r\nq:1\tx\t\tb:2\t\t"one\r\ntwo"\r\n${LINE}\r\n`,
    6,
  ],
  ['a byte order mark', `\uFEFF#curie_map:\n#  a: http://x/\n${HEADER}\n${LINE}\n`, 4],
])('a file with %s', (_, text, line) =>
  expect(rowsOf(text).at(-1)).toMatchObject({
    line,
    row: { subject: { id: 'http://x/1' }, object: { id: 'b:2' }, relation: 'exact', confidence: 0.5, comment: 'said' },
  }),
)

describe('what a file says once for all its lines (sssom-py 584)', () => {
  const head = '#object_source: CTY\n#mapping_tool: matcher\n#license: x\n#mapping_set_id: http://x\n'
  it('is said of each', () =>
    expect(rowsOf(`${head}${HEADER}\n${LINE}\n`)).toMatchObject([
      { row: { object: { source: 'CTY' }, extra: { mapping_tool: 'matcher' } } },
    ]))
  it('unless a column says it, and nothing else is', () => {
    const [line] = rowsOf(`${head}${HEADER}\tobject_source\n${LINE}\t\n`)
    expect(line).toMatchObject({ row: { object: { source: '' } } })
    expect(line && 'row' in line && line.row.extra).toEqual({ mapping_tool: 'matcher' })
  })
  it('and tells the list of an entry that stands first', () => {
    const entry = (id: string, short: string) => ({ id, short, code: '7', uri: '', label: '' })
    const known = {
      indicators: [{ id: 'i', code: 'INC-01', name: '' }],
      entries: [entry('s', 'SDG'), entry('c', 'CTY')],
    }
    const text = `#subject_source: CTY\n${HEADER}\nx:7\tskos:broadMatch\t\tx:INC-01\t\t\n`
    expect(planMappings(rowsOf(text), { ...known, mappings: [] })).toMatchObject([
      { kind: 'new', fields: { entryId: 'c', relation: 'broader' } },
    ])
  })
})

it.each([
  [
    'a modifier that turns the predicate (sssom 99)',
    'a:1\tskos:broadMatch\tInverse\tb:2',
    'modifier=Inverse&predicate=skos%3AbroadMatch',
  ],
  [
    'what is not wider, which may be anything else (sssom 40)',
    'a:1\tskos:broadMatch\tNot\tb:2',
    'modifier=Not&predicate=skos%3AbroadMatch',
  ],
])('refuses %s', (_, line, query) =>
  expect(rowsOf(`${HEADER}\n${line}\n`)).toMatchObject([{ error: `crosswalk.sssom.modifier?${query}` }]),
)

it.each(['exactMatch', 'closeMatch'])('takes what is no %s for no match', (predicate) =>
  expect(rowsOf(`${HEADER}\na:1\tskos:${predicate}\tNOT\tb:2\n`)).toMatchObject([{ row: { relation: 'none' } }]),
)

test('a tab that nobody quoted refuses its line rather than losing what comes after it (sssom 342)', () => {
  expect(rowsOf(`${HEADER}\n${LINE}\tand more\n${LINE}\n`)).toMatchObject([
    { line: 2, error: 'indicators.import.too-wide' },
    { line: 3, row: { comment: 'said' } },
  ])
})

test.each([
  ['comments alone (sssom-py 591)', '#license: x\n', 'indicators.import.empty?max=10000'],
  [
    'quotes that nobody closed (miller 922)',
    `#a: b\n${HEADER}\n${LINE}\na:1\tx\t\tb:2\t\t"A\n`,
    'indicators.import.unclosed-quote?line=4',
  ],
  ['one column twice', `${HEADER}\tcomment\n${LINE}\tx\n`, 'indicators.import.repeated-column?column=comment'],
  ['a million columns', `${HEADER}${'\tx'.repeat(500_000)}\n${LINE}\n`, 'indicators.import.too-many-columns?max=300'],
])('a file of %s says what to do', (_, text, problem) => expect(readSssom(text)).toEqual({ problem }))

test('very many comments and comments nested without end are read in time', () => {
  const began = Date.now()
  const many = Array.from({ length: 80_000 }, (_, index) => `#k${index}: x\n`).join('')
  expect(rowsOf(`#curie_map: {a: "http://x/"}\n${many}${HEADER}\n${LINE}\n`)).toHaveLength(1)
  expect(rowsOf(`#a: ${'['.repeat(20_000)}\n${HEADER}\n${LINE}\n`)).toHaveLength(1)
  expect(Date.now() - began).toBeLessThan(5000)
})

test('the name of a column from elsewhere runs in no spreadsheet either (brightdata 54), and comes back', () => {
  const [line] = rowsOf(`${HEADER}\t=1+1\n${LINE}\tx\n`)
  if (!line || !('row' in line)) throw new Error('refused')
  const text = writeSssom({ id: 'x', title: 'a\u2028b', licence: 'x', prefixes: {} }, [line.row])
  expect(text).toContain("\t'=1+1\n")
  expect(text).toContain(String.raw`#mapping_set_title: "a\u2028b"`)
  expect(rowsOf(text)).toMatchObject([{ row: { extra: { '=1+1': 'x' } } }])
})
