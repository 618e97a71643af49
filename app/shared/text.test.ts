import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanLine,
  cleanText,
  cutText,
  cutTextStart,
  excerptOf,
  isBlank,
  nameKey,
  sameName,
  searchKey,
  searchWords,
} from './text.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 80 })
const isWellFormed = (text: string) => !/\p{Cs}/u.test(text)

describe('cleanText', () => {
  it.each([
    ['a composed letter', 'E\u0301cole', 'École'],
    ['NUL and other controls', 'a\u0000b\u0007c\u009Fd', 'abcd'],
    ['halves of an emoji', 'a\uD83Db\uDE00c', 'abc'],
    ['line ends', 'a\r\nb\rc\n\td', 'a\nb\nc\n\td'],
    ['a byte order mark', '\uFEFFname', 'name'],
    ['a family joined of several emoji stays', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['Persian keeps its joiner', 'می\u200Cخواهم', 'می\u200Cخواهم'],
  ])('%s', (_, typed, stored) => expect(cleanText(typed)).toBe(stored))

  it('leaves nothing that PostgreSQL refuses, and changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (typed) => {
          const clean = cleanText(typed)
          expect(isWellFormed(clean) && !clean.includes('\0')).toBe(true)
          expect(cleanText(clean)).toBe(clean)
        },
      ),
    )
  })
})

describe('cleanLine', () => {
  it.each([
    ['blanks of all kinds', '  Ville\u00A0de\u202F Lyon\n', 'Ville de Lyon'],
    ['what turns the order of letters', 'Ana\u202Emoc.elpmaxe', 'Anamoc.elpmaxe'],
    ['blanks without width', 'Ana\u200B Lima\u2060', 'Ana Lima'],
  ])('%s', (_, typed, stored) => expect(cleanLine(typed)).toBe(stored))
})

describe('isBlank', () => {
  it.each([
    '',
    ' \n\u00A0',
    '\u200D',
    '\u200E\u200F',
    '\u3164',
    '\u2800',
    '\uFE0F',
    '\u{E0041}',
    '\u115F\u1160',
    '\u034F',
  ])('%j shows nothing', (text) => expect(isBlank(text)).toBe(true))
  it.each(['a', '.', '👩‍👩‍👧', '\u200Eא', '0'])('%j shows something', (text) => expect(isBlank(text)).toBe(false))
})

describe('cutting', () => {
  it.each([
    ['😀😀😀', 3, '😀'],
    ['ab👩‍👩‍👧‍👦c', 5, 'ab'],
    ['e\u0301e\u0301', 3, 'e\u0301'],
    ['🇫🇷🇪🇺', 5, '🇫🇷'],
  ])('%j at %i', (text, limit, cut) => expect(cutText(text, limit)).toBe(cut))

  it('never leaves half a character, at either end', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 40 }), (text, limit) => {
        for (const cut of [cutText(text, limit), cutTextStart(text, limit), excerptOf(text, Math.max(1, limit))]) {
          expect(isWellFormed(cut)).toBe(true)
          expect(cut.length).toBeLessThanOrEqual(Math.max(1, limit))
        }
        expect(text.startsWith(cutText(text, limit))).toBe(true)
        expect(text.endsWith(cutTextStart(text, limit))).toBe(true)
      }),
    )
  })

  it('says with an ellipsis that a text goes on', () => {
    expect(excerptOf('one\n two  three', 20)).toBe('one two three')
    expect(excerptOf('one two three', 9)).toBe('one two…')
  })
})

describe('searchKey', () => {
  it.each([
    ['ÉCOLE', 'ecole'],
    ['E\u0301cole', 'ecole'],
    ['l’œuvre d\u2019art', "l'oeuvre d'art"],
    ['Grenoble\u00A0–\u202FAlpes', 'grenoble - alpes'],
    ['ΑΘΉΝΑ', 'αθηνα'],
    ['Straße', 'strasse'],
    ['eau\u00ADvive\u200B', 'eauvive'],
    ['« national »', '"national"'],
    ['l´eau', "l'eau"],
    ['हिन्दी', 'हिन्दी'],
  ])('%j is %j', (text, key) => expect(searchKey(text)).toBe(searchKey(key)))

  it('splits what is typed into words', () => {
    expect(searchWords('  Ville\u00A0DE  lyon ')).toEqual(['ville', 'de', 'lyon'])
    expect(searchWords(' \u00A0')).toEqual([])
  })
})

describe('nameKey', () => {
  it('takes two spellings of one name for one', () => {
    expect(sameName('Écoles à vélo', 'E\u0301coles  a\u0300\u00A0VÉLO')).toBe(true)
    expect(sameName('L’Atelier', "l'atelier")).toBe(true)
    expect(sameName('L´Eau\u2011Vive', 'L\u201Beau\u2212vive')).toBe(true)
    expect(sameName('Ana\u200D Lima\u200F', 'Ana\uFE0F Li\u034Fma')).toBe(true)
    expect(sameName('Ecole', 'École')).toBe(false)
    expect(nameKey(' A\u200Bna ')).toBe('ana')
  })
})
