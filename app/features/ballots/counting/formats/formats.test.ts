import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { parseBlt } from './blt.ts'
import { parseDebian } from './debian.ts'
import { decodeText, FormatError } from './election.ts'
import { parsePreflib } from './preflib.ts'
import { type ElectionFormat, recountElection } from './recount-election.ts'

const SETTINGS = { seats: null, seed: '', unranked: 'last', blank: 'worst', missing: 'left-out' } as const

const BLT = `4 2 # four for two
-2
# a comment
3 1 3 4 0
4 1 3 2 0
(b7) 2 4 1=3 0
1 - 2 - 0
2 2 4 3 1 0 /* as
*/
1 (3 4) 2 0
0
"Adam"
"Basil # the second"
"Charlotte"
"Donald"
"Title"
anything after it`.replace('/* as\n*/', '/* as */')

describe('BLT', () => {
  test('reads comments, withdrawn candidates, ids, equal and skipped ranks', () => {
    const found = parseBlt(BLT)
    expect(found).toMatchObject({ title: 'Title', seats: 2 })
    expect(found.candidates).toEqual([
      { id: '1', name: 'Adam', withdrawn: false },
      { id: '2', name: 'Basil # the second', withdrawn: true },
      { id: '3', name: 'Charlotte', withdrawn: false },
      { id: '4', name: 'Donald', withdrawn: false },
    ])
    expect(found.ballots.map(({ answer, weight }) => [weight, answer])).toEqual([
      [3, [['1'], ['3'], ['4']]],
      [4, [['1'], ['3'], ['2']]],
      [2, [['4'], ['1', '3']]],
      [1, [['2']]],
      [2, [['2'], ['4'], ['3'], ['1']]],
      [1, [['3', '4'], ['2']]],
    ])
  })

  test('reads other ends of lines, a byte order mark, one long line and nicknames', () => {
    const found = parseBlt(BLT)
    expect(parseBlt(`\uFEFF${BLT.replaceAll('\n', '\r\n')}`)).toEqual(found)
    const nicknamed = parseBlt('3 2 [nick a b c] [tie c b a] 5 a b 0 1 b=c 0 0 "A" "B" "C" "T"')
    expect(nicknamed.ballots).toEqual([
      { answer: [['1'], ['2']], weight: 5 },
      { answer: [['2', '3']], weight: 1 },
    ])
  })

  test('takes withdrawn candidates out of every ballot', () => {
    const found = recountElection(BLT, 'blt', 'stv-wigm', SETTINGS)
    expect(found.winners).toEqual(['Adam', 'Donald'])
    expect(JSON.stringify(found)).not.toContain('Basil')
  })

  test.each([
    ['', 'The file is empty.'],
    [' \n\t', 'The file is empty.'],
    ['three 1', 'Line 1: The number of candidates is a whole number from 1, not "three".'],
    ['3 4\n0', 'Line 1: There are 4 seats and only 3 candidates.'],
    ['3 1\n1 4 0\n0', 'Line 2: There is no candidate 4, only 3.'],
    ['3 1\n1 2 x 0\n0', 'Line 2: A candidate is a whole number from 1, not "x".'],
    ['3 1\n1.5 2 0\n0', 'Line 2: How many cast a ballot is a whole number from 1, not "1.5".'],
    ['3 1\n1 2 0\n1 2 3 2 0\n0', 'Line 3: The ballot names candidate 2 twice.'],
    ['3 1\n1 2 0', 'Line 2: The file ends before the 0 that ends the votes.'],
    ['3 1\n1 2', 'Line 2: The file ends before the 0 that ends a ballot.'],
    ['2 1\n1 2 0\n0\n"A"', 'Line 4: The file ends before all candidates are named.'],
    ['2 1\n1 2 0\n0\n"A"\n"B', 'Line 5: A name is not closed by a quotation mark.'],
    ['2 1\n1 2 0\n0\nA\nB', 'Line 4: "A" is no name in quotation marks.'],
    ['99999999 1\n0', 'Line 1: 99999999 candidates are more than 10000.'],
    ['PK\0\0', 'The file is no text.'],
  ])('%j: %s', (text, message) => {
    expect(() => parseBlt(text)).toThrow(message)
  })
})

const TODAY = `# FILE NAME: 1.toi
# TITLE: Which one
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 6
# ALTERNATIVE NAME 1: One, the first
# ALTERNATIVE NAME 2: Two
# ALTERNATIVE NAME 3: Three: last
3: 2,{1,3}
2: 1
1: {2,3}, 1
`
const BEFORE = '3\n1,One, the first\n2,Two\n3,Three: last\n6,6,3\n3,2,{1,3}\n2,1\n1,{2,3},1\n'

describe('PrefLib', () => {
  test('reads the header of today and that of before alike', () => {
    const found = parsePreflib(TODAY)
    expect(found.candidates.map(({ name }) => name)).toEqual(['One, the first', 'Two', 'Three: last'])
    expect(found.ballots).toEqual([
      { answer: [['2'], ['1', '3']], weight: 3 },
      { answer: [['1']], weight: 2 },
      { answer: [['2', '3'], ['1']], weight: 1 },
    ])
    expect({ ...parsePreflib(BEFORE), title: 'Which one' }).toEqual(found)
  })

  test.each([
    [TODAY.replace('3: 2', '3: 4'), 'Line 8: There is no candidate 4, only 3.'],
    [TODAY.replace('3: 2', 'x: 2'), 'Line 8: How many cast an order is a whole number from 1, not "x".'],
    [TODAY.replace('VOTERS: 6', 'VOTERS: 7'), 'Line 4: The header says 7 voters, the file has 6.'],
    [TODAY.replace('{1,3}', '{1,3'), 'Line 8: A brace of equal candidates is not closed.'],
    [TODAY.replace('# ALTERNATIVE NAME 2: Two\n', ''), 'Line 1: The header has no ALTERNATIVE NAME 2.'],
    [TODAY.replace('2: 1\n', 'two of them\n'), 'Line 9: "two of them" is no "count: order".'],
    [TODAY.replace('{2,3}, 1', '{2,3}, 2'), 'Line 10: The ballot names candidate 2 twice.'],
    [BEFORE.replace('2,Two', 'Two'), 'Line 3: "Two" does not name candidate 2.'],
    [BEFORE.slice(0, 18), 'Line 2: The file ends before all candidates are named.'],
  ])('%#: %s', (text, message) => {
    expect(() => parsePreflib(text)).toThrow(message)
  })
})

const DEBIAN = `  Tally Sheet
     Option 1--------->: Zoë Müller
   /  Option 2-------->: Ari
   |/  Option 3------->: None of the Above
V: 2-1 		1d7b
V: 112		5983
V: --- 	0
`

describe('Debian', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode(DEBIAN)],
    ['Latin-1', Uint8Array.from(DEBIAN, (letter) => letter.charCodeAt(0))],
  ])('reads a tally sheet in %s', (_, bytes) => {
    const found = parseDebian(decodeText(bytes))
    expect(found.candidates.map(({ name }) => name)).toEqual(['Zoë Müller', 'Ari', 'None of the Above'])
    expect(found.ballots.map(({ answer }) => answer)).toEqual([[['3'], ['1']], [['1', '2'], ['3']], []])
  })

  test.each([
    [DEBIAN.replace('2-1', '2-13'), 'Line 5: "2-13" has 4 ranks for 3 options.'],
    [DEBIAN.replace('2-1', '2?1'), 'Line 5: "?" is no rank.'],
    ['V: 12', 'Line 1: No line names an option, as "Option 1---->: name" does.'],
    [DEBIAN.slice(0, DEBIAN.indexOf('V:')), 'Line 5: The file ends without a vote.'],
  ])('%#: %s', (text, message) => {
    expect(() => parseDebian(text)).toThrow(message)
  })
})

describe('recount', () => {
  const lines = '3 2\n3 1 2 0\n2 2 3 0\n1 3 1 0\n0\n"A"\n"B"\n"A"\n"T"'

  test.each(['schulze', 'ranked-pairs', 'stv-wigm', 'stv-meek', 'approval', 'score', 'majority-judgment'])(
    '%s has one shape',
    (method) => {
      const found = recountElection(lines, 'hil', method, SETTINGS)
      expect(found).toMatchObject({ winners: expect.any(Array), rounds: expect.any(Array) })
      expect(found).toHaveProperty('pairwise')
      // Candidates of one name are told apart.
      expect(found.winners.every((name) => ['A (1)', 'B', 'A (3)'].includes(name))).toBe(true)
      expect(canonicalJson(JSON.parse(canonicalJson(found)))).toBe(canonicalJson(found))
    },
  )

  test('names pairs and says which rule decided', () => {
    const found = recountElection(lines, 'blt', 'schulze', { ...SETTINGS, unranked: 'no-opinion' })
    expect(found.pairwise!.B).toEqual({ 'A (1)': 0, 'A (3)': 2 })
    expect(found.unrankedRule).toBe('no-opinion')
  })

  test('more seats than candidates', () => {
    expect(() => recountElection(lines, 'blt', 'stv-wigm', { ...SETTINGS, seats: 4 })).toThrow(
      'There are 4 seats and only 3 candidates.',
    )
  })

  test.each(['blt', 'preflib', 'debian'] as ElectionFormat[])(
    'reads 100,000 lines and an endless one of %s in time',
    (format) => {
      const many = {
        blt: `3 1\n${'1 2 1 0\n'.repeat(100_000)}0\n"A"\n"B"\n"C"\n"T"`,
        preflib: TODAY.replace('NUMBER VOTERS: 6', 'NUMBER VOTERS: 100006') + '1: 2,1\n'.repeat(100_000),
        debian: DEBIAN + 'V: 321 x\n'.repeat(100_000),
      }[format as 'blt']
      expect(recountElection(many, format, 'schulze', SETTINGS).winners).toHaveLength(1)
      expect(() => recountElection('1'.repeat(5_000_000), format, 'schulze', SETTINGS)).toThrow(FormatError)
    },
  )
})

test('canonical JSON is that of RFC 8785', () => {
  expect(canonicalJson({ b: [1, 1e21, 0.1, -0], a: { '\u20ac': '\u000f\n"\\', '\r': null }, c: undefined })).toBe(
    '{"a":{"\\r":null,"€":"\\u000f\\n\\"\\\\"},"b":[1,1e+21,0.1,0]}',
  )
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError)
})
