import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RELATIONS } from './mapping-words.ts'
import { readSssom, type SssomRow, writeSssom } from './sssom.ts'

const SET = {
  id: 'https://example.org/mappings',
  title: 'Roundtable 2: "smart" cities',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  prefixes: { ours: 'https://example.org/indicators/', SDG: 'https://example.org/entries/' },
}
const row = (given: Partial<SssomRow> = {}): SssomRow => ({
  subject: { id: 'ours:1', label: 'INC-01 Homes' },
  object: { id: 'SDG:17.8.1', label: 'Internet users', source: 'SDG:' },
  relation: 'exact',
  confidence: 0.8,
  comment: '',
  author: 'Ada',
  date: '2026-11-28',
  extra: {},
  ...given,
})
const rowsOf = (text: string) => {
  const read = readSssom(text)
  if ('problem' in read) throw new Error(read.problem)
  return read.lines
}

describe('a file of ours', () => {
  it('begins with its metadata as comments and says each relation from our side', () => {
    const text = writeSssom(
      SET,
      RELATIONS.map((relation) => row({ relation })),
    )
    const [head, table] = [
      text.split('\n').filter((line) => line.startsWith('#')),
      text.split('\n').filter((line) => line && !line.startsWith('#')),
    ]
    expect(head).toContain('#curie_map:')
    expect(head).toContain('#  ours: "https://example.org/indicators/"')
    expect(head).toContain('#mapping_set_title: "Roundtable 2: \\"smart\\" cities"')
    expect(table[0]?.split('\t').slice(0, 7)).toEqual([
      'subject_id',
      'subject_label',
      'predicate_id',
      'predicate_modifier',
      'object_id',
      'object_label',
      'mapping_justification',
    ])
    expect(table.slice(1).map((line) => line.split('\t').slice(2, 4).join(' ').trim())).toEqual([
      'skos:exactMatch',
      'skos:narrowMatch',
      'skos:broadMatch',
      'skos:closeMatch',
      'skos:relatedMatch',
      'skos:exactMatch Not',
    ])
    expect(table.slice(1).every((line) => line.split('\t')[6] === 'semapv:ManualMappingCuration')).toBe(true)
  })

  it('comes back as it went out, with the columns of other tools, and runs in no spreadsheet', () => {
    const text = fc
      .string({ unit: fc.constantFrom('a', '=', '+', '@', '\t', '"', '|', 'é', '1', "'") })
      .map((one) => `x${one}x`)
    fc.assert(
      fc.property(
        fc.constantFrom(...RELATIONS),
        text,
        fc.dictionary(fc.constantFrom('mapping_tool', 'ext_note'), text),
        (relation, comment, extra) => {
          const [line] = rowsOf(writeSssom(SET, [row({ relation, comment: `${comment}`, extra })]))
          const whole = row({ relation, comment, extra })
          whole.subject.id = 'https://example.org/indicators/1'
          whole.object.id = 'https://example.org/entries/17.8.1'
          expect(line).toMatchObject({ row: whole })
        },
      ),
    )
    const guarded = writeSssom(SET, [row({ comment: '=1+1' })])
    expect(guarded).toContain("\t'=1+1")
    expect(rowsOf(guarded)).toMatchObject([{ row: { comment: '=1+1' } }])
  })
})

it('reads a file by the conventions of others: comments with a blank, Windows lines, no metadata at all', () => {
  const text =
    '# curie_map:\r\n#   HP: http://purl.obolibrary.org/obo/HP_\r\n# license: x\r\nsubject_id\tpredicate_id\tobject_id\tmapping_justification\tother\r\nHP:1\tskos:broadMatch\thttps://x.org/2\tsemapv:LexicalMatching\tkept\r\n'
  expect(rowsOf(text)).toMatchObject([
    {
      line: 5,
      row: {
        subject: { id: 'http://purl.obolibrary.org/obo/HP_1' },
        object: { id: 'https://x.org/2' },
        relation: 'narrower',
        extra: { other: 'kept' },
      },
    },
  ])
})

it.each([
  [
    'a prefix of the format written without its end (sssom 362)',
    '#curie_map:\n#  skos: http://www.w3.org/2004/02/skos/core\n',
    'a:1',
    'a:1',
  ],
  ['the map of prefixes on one line', '#curie_map: {a: "http://x/"}\n', 'a:1', 'http://x/1'],
  [
    'lists among the metadata (sssom-py 429)',
    '#curie_map:\n#  a: http://x/\n#creator_id:\n#  - "orcid:0"\n',
    'a:1',
    'http://x/1',
  ],
  ['a prefix that nobody declared (sssom-py 344)', '#curie_map:\n#  a: http://x/\n', 'b:1', 'b:1'],
  ['whole addresses, with or without brackets (sssom 51)', '', '<http://x/1>', 'http://x/1'],
  ['metadata that are no YAML', '#curie_map:\n#  a: http://x/\n# {{{ :\n', 'c:1', 'c:1'],
])('reads a file with %s', (_, head, subject, id) =>
  expect(
    rowsOf(
      `${head}subject_id\tpredicate_id\tobject_id\tobject_source\n${subject}\tskos:exactMatch\tz:2\thttp://z/s.owl\n`,
    ),
  ).toMatchObject([{ row: { subject: { id }, relation: 'exact', object: { source: 'http://z/s.owl' } } }]),
)

it.each([
  ['a predicate that we do not know', 'a:1\towl:sameAs\tb:2\t', 'crosswalk.sssom.predicate?predicate=owl%3AsameAs'],
  ['no object', 'a:1\tskos:exactMatch\t\t', 'crosswalk.sssom.no-id'],
  ['a confidence beyond one', 'a:1\tskos:exactMatch\tb:2\t7', 'crosswalk.sssom.confidence'],
])('refuses a line with %s', (_, line, error) =>
  expect(rowsOf(`subject_id\tpredicate_id\tobject_id\tconfidence\n${line}\n`)).toMatchObject([{ line: 2, error }]),
)

it('says what is missing of a file that is none', () => {
  expect(readSssom('code,label\nA,b\n')).toEqual({
    problem: 'indicators.import.missing-columns?columns=subject_id, predicate_id, object_id',
  })
})
