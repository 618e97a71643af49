import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ahp } from './ahp.ts'
import { type Cast } from './cast.ts'
import { consensusOf } from './delphi.ts'
import { decodeText } from './formats/election.ts'
import { type ElectionFormat, recountElection } from './formats/recount-election.ts'
import { type Grades, majorityJudgment, placesOf } from './majority-judgment.ts'
import { distributionOf, percentile } from './quantiles.ts'
import { appropriateness, classicAgreement } from './ram.ts'
import { kendallW } from './rank-tests.ts'
import type { StvRound } from './stv/stv.ts'
import vectors from './vectors.fixture.json'

const folder = process.env.EXTRA_CASES
if (!folder) console.info('Real elections are not counted: EXTRA_CASES names no folder that has them.')

const bytesOf = (file: string) => readFileSync(path.resolve(folder!, file))
const textOf = (file: string) => decodeText(bytesOf(file))

function recount(
  file: string,
  format: ElectionFormat,
  method: string,
  settings: { seats?: number; unranked?: 'no-opinion' } = {},
) {
  return recountElection(textOf(file), format, method, {
    seats: null,
    seed: '',
    unranked: 'last',
    blank: 'worst',
    missing: 'left-out',
    ...settings,
  })
}

describe.skipIf(!folder)('real elections', () => {
  test("Debian's leader of 2006, and what the unranked rule changes", () => {
    const file = 'debian-votes/leader2006_tally.txt'
    const { winner, towns_over_mcintyre, unranked_no_opinion: other } = vectors.debian.leader2006
    const [towns, mcintyre] = ['Anthony Towns', 'Steve McIntyre']
    for (const method of ['schulze', 'ranked-pairs']) {
      const found = recount(file, 'debian', method)
      expect(found.winners).toEqual([winner])
      expect([found.pairwise![towns]![mcintyre], found.pairwise![mcintyre]![towns]]).toEqual(towns_over_mcintyre)
      expect(found.pairwise!['Jeroen van Wolffelaar']!['Andreas Schuldei']).toBe(166)
      expect(found.pairwise!['Andreas Schuldei']!['Jeroen van Wolffelaar']).toBe(166)
      const without = recount(file, 'debian', method, { unranked: 'no-opinion' })
      expect(without.winners).toEqual([other.winner])
      expect([without.pairwise![towns]![mcintyre], without.pairwise![mcintyre]![towns]]).toEqual(
        other.towns_over_mcintyre,
      )
    }
  })

  test('Glasgow 2007, Anderston/City by the Scottish rule', () => {
    const { seats, ballots, quota, elected } = vectors.stv.Anderston2007_scottish
    const found = recount('stv-droop/blt/Anderston-City-2007.blt', 'blt', 'stv-wigm')
    expect(found).toMatchObject({ seats, ballots, quota, lot: null })
    expect([...found.winners].sort()).toEqual([...elected].sort())
  })

  test.each([
    ['Calton-2007', ['George Redmond', 'Alison E Thewliss', 'Ruth Simpson']],
    ['Hillhead-2007', ['Kenneth Elder', 'Hanzala Malik', 'Martha Ferguson Wardrop', 'George A Roberts']],
  ])('Glasgow 2007, %s', (ward, elected) => {
    for (const method of ['stv-wigm', 'stv-meek'])
      expect([...recount(`stv-droop/blt/${ward}.blt`, 'blt', method).winners].sort()).toEqual([...elected].sort())
  })

  // The stages of the two reference implementations' records of this election, which differ in who has the last place.
  test('a steering committee of 2005, where the rule decides', () => {
    const wigm = recount('stv-droop/blt/SC.blt', 'blt', 'stv-wigm')
    expect([...wigm.winners].sort()).toEqual([...vectors.stv.SC_scottish_wigm].sort())
    expect(
      (wigm.rounds as StvRound[]).map(({ votes, exhausted }) => [
        votes['Tom Sevigny'],
        votes['Kristen Olsen'],
        exhausted,
      ]),
    ).toEqual([
      [8, 1, 0],
      [8.42424, 12.45448, 0],
      [9.2424, 12.7272, 0],
      [9.2424, 12.7272, 0],
      [9.2424, 12.7272, 0],
      [9.2424, 12.7272, 0],
      [9.2424, 12.7272, 0],
      [9.2424, 14.15144, 0],
      [9.2424, 14.57568, 0],
      [9.45496, 14.57568, 0.00472],
      [10.59132, 15.61032, 1.43368],
      [16.62204, 16.59988, 3.77788],
      [18.59172, 0, 18.40808],
    ])
    const meek = recount('stv-droop/blt/SC.blt', 'blt', 'stv-meek')
    expect([...meek.winners].sort()).toEqual([...vectors.stv.SC_meek].sort())
    expect(
      (meek.rounds as StvRound[]).map(({ quota, votes }) => [quota, votes['Pat LaMarche'], votes['Kristen Olsen']]),
    ).toEqual([
      [18.800000001, 22, 1],
      [18.800000001, 18.800000609, 13.000470959],
      [18.800000001, 18.800000609, 13.000470959],
      [18.800000001, 18.800000609, 13.000470959],
      [18.800000001, 18.800000609, 13.000470959],
      [18.800000001, 18.800000609, 13.000470959],
      [18.800000001, 18.800000609, 14.436314852],
      [18.800000001, 19.16521377, 14.506945584],
      [18.799133306, 18.79913346, 14.66647977],
      [18.789719295, 18.789719457, 15.876675538],
      [18.586296861, 19.087429756, 19.085721549],
    ])
  })

  test('the same without a candidate who withdrew', () => {
    const found = recount('stv-droop/blt/SCw.blt', 'blt', 'stv-wigm')
    expect(found.winners).not.toContain('Pat LaMarche')
    expect(found.winners).toHaveLength(4)
  })

  test("an election of 25 candidates by Meek's rule, to nine decimals", () => {
    const found = recount('stv-droop/blt/M135.blt', 'blt', 'stv-meek')
    const rounds = found.rounds as StvRound[]
    expect(rounds[1]).toMatchObject({
      quota: 84.516332983,
      exhausted: 0.869336142,
      votes: { C1: 84.516333034, C2: 41.852476276 },
    })
    expect(rounds[11]).toMatchObject({
      quota: 83.33333334,
      exhausted: 10.333333282,
      votes: { C13: 33.333333304, C16: 33.333333326 },
    })
    expect(found.winners).toHaveLength(7)
  })

  test.each(['A1', 'A3'])("Tideman's %s in David Hill's format", (name) => {
    const file = `tideman/${name}.HIL`
    const found = recount(file, 'hil', 'schulze')
    expect(found.winners).toHaveLength(1)
    expect(recount(file, 'hil', 'ranked-pairs').winners).toEqual(found.winners)
    const [header] = textOf(file).split('\n')
    expect(recount(file, 'hil', 'stv-meek').winners).toHaveLength(Number(header!.trim().split(/\s+/)[1]))
  })

  test('Orsay 2007 by majority judgment, and what blanks change', () => {
    const rows = ['01', '06', '12'].flatMap((office) => {
      const [names, ...lines] = textOf(`majority-judgment-orsay-2007/bureau_${office}.csv`).trim().split(/\r?\n/)
      const options = names!.split(',').slice(1)
      return lines.map((line): Cast<Grades> => {
        const grades = line.split(',').slice(1).map(Number)
        return { answer: Object.fromEntries(options.map((name, at) => [name, grades[at] ? grades[at] - 1 : null])) }
      })
    })
    const options = Object.keys(rows[0]!.answer)
    const { ballots, gauges } = vectors.majority_judgment.orsay2007
    const found = majorityJudgment(options, rows, { grades: 6, blank: 'worst' })
    expect(found.ballots).toBe(ballots)
    const words = ['A rejeter', 'Insuffisant', 'Passable', 'Assez bien', 'Bien', 'Tres bien']
    const ordered = found.options.toSorted((a, b) => a.place - b.place)
    for (const [at, [name, gauge, above, below]] of gauges.entries()) {
      const { id, ...option } = ordered[at]!
      expect([id.normalize('NFD').replace(/\p{M}/gu, ''), `${words[option.grade!]}${option.plus ? '+' : '-'}`]).toEqual(
        [name, gauge],
      )
      expect(option.above! * 100).toBeCloseTo(above as number, 1.9)
      expect(option.below! * 100).toBeCloseTo(below as number, 1.9)
    }
    const leftOut = majorityJudgment(options, rows, { grades: 6, blank: 'left-out' })
    const placeOf = (name: string, of = leftOut) => of.options.find(({ id }) => id === name)!.place
    expect(placeOf('Bové', found)).toBeLessThan(placeOf('Laguiller', found))
    expect(placeOf('Laguiller')).toBeLessThan(placeOf('Bové'))
  })

  type Assertion = {
    title: string
    participants: number
    mode?: string
    default?: number
    tallies: number[][]
    ranks: number[]
  }
  test("MieuxVoter's assertions on places", () => {
    const cases = JSON.parse(textOf('majority-judgment-orsay-2007/mieuxvoter-assertions.json')) as Assertion[]
    for (const { title, participants, mode, tallies, ranks, ...rest } of cases) {
      const filled = tallies.map((tally) => {
        const missing = participants - tally.reduce((sum, count) => sum + count, 0)
        if (mode === 'StaticDefault') return tally.with(rest.default ?? 0, tally[rest.default ?? 0]! + missing)
        if (mode !== 'MedianDefault') return tally
        const middle = Math.floor((participants - missing - 1) / 2)
        const grade = tally.findIndex((_, at) => tally.slice(0, at + 1).reduce((sum, count) => sum + count, 0) > middle)
        return tally.with(grade, tally[grade]! + missing)
      })
      expect([title, placesOf(filled)]).toEqual([title, ranks])
    }
  })

  test('a Delphi of 2 rounds: figures and rules that were worked out of it elsewhere', () => {
    const [names, ...lines] = textOf('delphi-unisante/computed_ram_delphi_stats.csv').trim().split(/\r?\n/)
    const fields = names!.split(',')
    const figures = lines.map((line) => Object.fromEntries(line.split(',').map((value, at) => [fields[at]!, value])))
    expect(figures).toHaveLength(33)
    for (const row of figures) {
      const ratings = delphiRatings(row.round!, row.item!)
      const found = appropriateness(ratings)!
      expect([row.item, found.n, found.median, found.p30, found.p70]).toEqual([
        row.item,
        ...[row.n, row.median, row.p30, row.p70].map((figure) => Math.round(Number(figure) * 1e6) / 1e6),
      ])
      expect(found.index).toBeCloseTo(Number(row.DI), 3)
      expect(found.disagreement).toBe(row.disagreement_iprass === 'True')
      expect(classicAgreement(found) === 'disagreement').toBe(row.disagreement_classic === 'True')
      expect(consensusOf(ratings, 'comet')).toBe(row.comet)
      expect(percentile(distributionOf(ratings), 75)).toBeGreaterThanOrEqual(found.median)
    }
  })

  test("Kendall's W of those who rated every item in the last round of the Unisanté Delphi", () => {
    const expected = vectors.delphi.unisante_round3_kendallW_complete_cases
    const [names, ...rows] = csvRows(textOf('delphi-unisante/round3_clean.csv'))
    const items = names!.flatMap((name, at) => (name.endsWith('_type1') ? [at] : []))
    const complete = rows.map((row) => items.map((at) => row[at])).filter((row) => row.every(Boolean))
    const found = kendallW(complete.map((row) => row.map(Number)))!
    expect([found.raters, found.items, found.df]).toEqual([expected.m, expected.n, expected.df])
    expect(found.w).toBeCloseTo(expected.W, 6)
    expect(found.chiSquared).toBeCloseTo(expected.chi2, 5)
  })

  test('the car of the AHP example', () => {
    const pairs = [
      ...textOf('ahp-examples/car.ahp').matchAll(
        /- \[(Cost|Safety|Style|Capacity), (Cost|Safety|Style|Capacity), ([\d/]+)\]/g,
      ),
    ]
    const options = ['Cost', 'Safety', 'Style', 'Capacity']
    const matrix = options.map((_, row) => options.map((__, column): number => (row === column ? 1 : 0)))
    for (const [, over, under, times] of pairs) {
      const [part, whole = '1'] = times!.split('/')
      const [a, b] = [options.indexOf(over!), options.indexOf(under!)]
      matrix[a]![b] = Number(part) / Number(whole)
      matrix[b]![a] = Number(whole) / Number(part)
    }
    const expected = vectors.ahp.find(({ id }) => id === 'car_criteria')!
    const found = ahp(options, matrix)
    for (const [at, weight] of expected.weights_eigen!.entries())
      expect(Math.abs(found.weights[at]!.weight - weight)).toBeLessThan(1e-4)
    expect(found.cr).toBeCloseTo(expected.CR, 4)
  })
})

function delphiRatings(round: string, item: string): Cast<number>[] {
  const rows = csvRows(textOf(`delphi-unisante/round${round}_clean.csv`))
  const column = rows[0]!.indexOf(item)
  return rows.slice(1).flatMap((row) => (row[column] ? [{ answer: Number(row[column]) }] : []))
}

/** Rows of a CSV whose cells may be quoted. */
function csvRows(text: string): string[][] {
  const cells = [...text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)]
  const rows: string[][] = [[]]
  for (const [, cell, end] of cells) {
    rows.at(-1)!.push(cell!)
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 1)
}
