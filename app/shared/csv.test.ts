import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText, guardCell, parseCsv, toCsv, unguardCell } from './csv.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decodeText(bytes('﻿name\nÉcoles'))).toBe('name\nÉcoles')
    expect(decodeText(bytes('name\nÉcoles'))).toBe('name\nÉcoles')
  })

  it('knows Latin-1 from UTF-8, and reads it when told to', () => {
    const latin = Uint8Array.from(
      [...'name\n'].map((letter) => letter.charCodeAt(0)).concat([0xc9, 0x63, 0x6f, 0x6c, 0x65]),
    )
    expect(decodeText(latin)).toBeNull()
    expect(decodeText(latin, 'windows-1252')).toBe('name\nÉcole')
  })

  it('reads the "Unicode text" of spreadsheets and refuses what is no text', () => {
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x61, 0, 0xe9, 0]))).toBe('aé')
    expect(decodeText(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull()
  })
})

describe('parseCsv', () => {
  it.each([
    ['comma', 'name,unit\nA,B'],
    ['semicolon', 'name;unit\nA;B'],
    ['tab', 'name\tunit\r\nA\tB\r\n'],
    ['semicolon although a heading holds commas', 'name;"unit, if any, and so on";x\nA;B;C'],
  ])('finds the delimiter: %s', (_, text) => {
    expect(parseCsv(text, 10, ['name', 'unit'])).toMatchObject({
      rows: [{ line: 2, cells: expect.arrayContaining(['A', 'B']) }],
    })
  })

  it('keeps the line number through quoted line breaks and blank lines', () => {
    const table = parseCsv('name,unit\n"two\nlines",x\n\n , \nlast,y\n', 10)
    expect(table).toMatchObject({ rows: [{ line: 2 }, { line: 6, cells: ['last', 'y'] }] })
  })

  it('keeps the line number with Windows and old Macintosh line ends', () => {
    expect(parseCsv('a,b\r\n"x\r\ny",1\r\nz,2', 10)).toMatchObject({ rows: [{ line: 2 }, { line: 4 }] })
    expect(parseCsv('a,b\rx,1\rz,2', 10)).toMatchObject({ rows: [{ line: 2 }, { line: 3 }] })
  })

  it('says what is wrong with the file', () => {
    expect(parseCsv('', 10)).toEqual({ problem: 'empty' })
    expect(parseCsv('name,unit\n', 10)).toEqual({ problem: 'empty' })
    expect(parseCsv('name,unit\nA,B\n"open,C\nD,E', 10)).toEqual({ problem: 'unclosed-quote', line: 3 })
    expect(parseCsv('name\n1\n2\n3', 2)).toEqual({ problem: 'too-many-rows' })
  })

  it('reads no further than the limit, whatever comes after it', () => {
    const rows = 'indicator,percent\n'.repeat(2100)
    expect(parseCsv(`name,unit\n${rows}"never closed`, 2000)).toEqual({ problem: 'too-many-rows' })
  })
})

describe('what other programs write', () => {
  const known = ['name', 'unit']
  it.each([
    ['sep=,\r\nname;unit\r\nA;kg', ';'],
    ['sep=^\nname^unit\nA^kg', '^'],
    ['name|unit\nA, b; c|kg', '|'],
    ['\uFEFFName\u00A0; UNIT\u200B\rA;kg\r', ';'],
  ])('%j', (text, delimiter) =>
    expect(parseCsv(text, 10, known)).toMatchObject({
      delimiter,
      rows: [{ cells: [expect.stringMatching(/^A/), 'kg'] }],
    }),
  )

  it.each(['utf-16le', 'utf-16be'])('%s without a byte order mark', (encoding) => {
    const bytes = Buffer.from('name;unit\nBancs à l’ombre;€', 'utf16le')
    expect(decodeText(encoding === 'utf-16be' ? bytes.swap16() : bytes)).toBe('name;unit\nBancs à l’ombre;€')
  })
})

describe('toCsv', () => {
  it.each([
    ['=HYPERLINK("x")', `'=HYPERLINK("x")`],
    ['+33 1', "'+33 1"],
    ['@sum', "'@sum"],
    ['-2+3', "'-2+3"],
    ['\tx', "'\tx"],
    ['-2.5', '-2.5'],
    ['+7', '+7'],
    ["'quoted'", "'quoted'"],
    ["'=already", "''=already"],
    ['＝1+1', "'＝1+1"],
    ['＋33', "'＋33"],
    ['－1+1', "'－1+1"],
    ['＠sum', "'＠sum"],
    ['  =1+1', "'  =1+1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\u200b=1', "'\u200b=1"],
    ['\r\n=1', "'\r\n'=1"],
    ['"=1', `'"=1`],
    ['buses;=1+1', "buses;'=1+1"],
    ['buses\t＋1', "buses\t'＋1"],
    ['buses\n@sum', "buses\n'@sum"],
    ['buses; "-1+1', `buses; "'-1+1`],
    ["buses;'=1", "buses;''=1"],
    ["it's; 'quoted'", "it's; 'quoted'"],
    ['a=b, c-d; e', 'a=b, c-d; e'],
    ['', ''],
  ])('guards %j', (text, cell) => {
    expect(guardCell(text)).toBe(cell)
    expect(unguardCell(cell)).toBe(text)
  })

  it('is run by no spreadsheet, by whatever it takes the file apart', () => {
    const sign = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠')
    const noise = fc.string({ unit: fc.constantFrom(';', '\t', '\n', '\r', ' ', '"', '\u00a0', "'", 'a', '=', '+') })
    fc.assert(
      fc.property(noise, sign, noise, (before, formula, after) => {
        for (const cell of guardCell(`${before}${formula}A1${after}`).split(/[;\t\r\n]/))
          expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/)
      }),
    )
  })

  it('comes back as it went out', () => {
    const cell = fc.string({
      unit: fc.constantFrom(
        'a',
        '=',
        "'",
        '-',
        '+',
        '@',
        '＝',
        '＋',
        '"',
        ';',
        ',',
        '\t',
        '\r',
        '\n',
        '\u200b',
        'é',
        ' ',
        '1',
      ),
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('x'), cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const table = parseCsv(toCsv(['name', 'unit'], rows), 10, ['name', 'unit'])
        expect('rows' in table && table.rows.map((row) => row.cells.map(unguardCell))).toEqual(rows)
      }),
    )
  })
})
