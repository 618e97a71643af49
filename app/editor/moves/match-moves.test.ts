import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { certainMoves, matchMoves } from './match-moves.ts'
import { sourceOf } from './match-runs.ts'
import type { InsertedRun } from './text-runs.ts'

const pieces = (client: number, string: string) => [{ client, clock: 0, length: string.length }]
const came = (string: string, text: Y.XmlText | null = new Y.XmlText()): InsertedRun => ({
  string,
  pieces: pieces(1, string),
  fresh: true,
  text,
})
const went = (string: string, gone: boolean) => sourceOf({ string, pieces: pieces(2, string), gone })

/** What was put elsewhere when blocks came and went: of these texts, to those. */
function moves(sources: ReturnType<typeof went>[], inserted: InsertedRun[]) {
  const matches = matchMoves({ inserted, elementsIn: [new Y.XmlElement()], elementsOut: [new Y.XmlElement()] }, sources)
  return certainMoves(matches).map(({ source, from, inserted: run, at, length }) => [
    source.string.slice(from, from + length),
    run.string.slice(at, at + length),
  ])
}

test('a short text that came as it went was put elsewhere, also with words before, within or behind it, and without some of its own', () => {
  expect(moves([went('kilo', true)], [came('kilo')])).toEqual([['kilo', 'kilo']])
  expect(moves([went('kilo', true)], [came('one kilo more')])).toEqual([['kilo', 'kilo']])
  expect(moves([went('kilo', true)], [came('kiXlo')])).toEqual([
    ['ki', 'ki'],
    ['lo', 'lo'],
  ])
  expect(moves([went('kilo', true)], [came('klo')])).toEqual([
    ['k', 'k'],
    ['lo', 'lo'],
  ])
})

test('a word that begins and ends like one that is gone was not put elsewhere', () => {
  expect(moves([went('(5-55)(5-59)', true)], [came('(5-69)')])).toEqual([])
})

test('letters that found no place were put elsewhere only as a whole: they may have been typed', () => {
  expect(moves([went('kilo', true)], [came('kilo', null)])).toEqual([['kilo', 'kilo']])
  expect(moves([went('a', true)], [came('banana', null)])).toEqual([])
})

test('a text whose beginning is like what stood behind it was put elsewhere as a whole, though it is told as cut a few letters further on', () => {
  const all = (pairs: string[][]) => pairs.map(([from]) => from!.length).reduce((sum, length) => sum + length, 0)
  const [told, put] = ['25><14-26><14-27><14-', '<14-25><14-26><14-27>']
  expect(all(moves([went(told, false)], [came(put)]))).toBe(put.length)
  expect(all(moves([went(put, false)], [came(told)]))).toBe(put.length)
})

test('part of a phrase that stands in another one was typed; a whole phrase in another one, or half of a text in its new block, was put elsewhere', () => {
  expect(moves([went('the city of Paris', false)], [came(' and the city of Rome')])).toEqual([])
  expect(moves([went('the city of Paris', false)], [came(' and the city of Paris')])).toEqual([
    ['the city of Paris', 'the city of Paris'],
  ])
  expect(moves([went('the city of Paris', true)], [came('the city of Rome')])).toEqual([
    ['the city of ', 'the city of '],
  ])
})

test('no letter is given away twice, so that what was found is not counted for more than there is', () => {
  const inserted = came(' abthe riverbank,zb')
  const matches = matchMoves({ inserted: [inserted], elementsIn: [], elementsOut: [] }, [
    went('the riverbank, ab', false),
  ])
  const given = matches.flatMap(({ from, length }) => Array.from({ length }, (_, offset) => from + offset))
  expect(new Set(given).size).toBe(given.length)
  expect(moves([went('the riverbank, ab', false)], [inserted])).toEqual([
    ['the riverbank,', 'the riverbank,'],
    [' ab', ' ab'],
  ])
})
