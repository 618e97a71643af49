import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, test } from 'vitest'
import { i18nFor } from '#app/platform/i18n.server.ts'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import type { BallotSettings } from '../../ballot-words.ts'
import { makeBundle, recountBundle } from '../../recount/bundle.ts'
import type { CountedVote } from '../../recount/bundle-words.ts'
import { countOf } from '../../recount/count-of.server.ts'
import { methodOf } from '../registry.server.ts'
import { scoreOpinions } from '../score/opinions.ts'
import { sideOf } from '../score/words.ts'
import type { TallyResult } from '../tally/tally.ts'
import { ConsensusMap } from './consensus-map.tsx'
import { placedItems, standOut } from './opinions.ts'

const OPTIONS = ['Longer tram line', 'Free buses', 'Wider pavements'].map((label, at) => ({ id: `o${at + 1}`, label }))
const IDS = OPTIONS.map(({ id }) => id)
type Row = (number | null)[]

const votesOf = (groups: Record<string, Row[]>, weight?: number): CountedVote[] =>
  Object.entries(groups).flatMap(([groupId, rows]) =>
    rows.map((row) => ({
      groupId,
      answer: Object.fromEntries(IDS.map((id, at) => [id, row[at] ?? null])),
      ...(weight && { weight }),
    })),
  )
const electorateOf = (votes: readonly CountedVote[]) =>
  [...new Set(votes.map(({ groupId }) => groupId))].map((groupId) => {
    const voted = votes.filter((vote) => vote.groupId === groupId).length
    return { groupId, voted, eligible: voted }
  })
const settingsOf = (method: 'score' | 'quadratic', more: object = {}) =>
  methodOf({ method }).settings.parse({ minimumTurnout: '0.25', ...more }) as BallotSettings & { sides: true }
const counted = (votes: readonly CountedVote[], settings = settingsOf('score'), method = 'score') =>
  countOf(method as 'score')(votes, electorateOf(votes), settings, OPTIONS) as TallyResult

/** Both groups are for the first and against the third; the second divides them; one of each gives no score to the third. */
const TWO = {
  a: [
    [9, 10, 0],
    [8, 9, 1],
    [10, 9, 3],
    [7, 10, 0],
    [9, 8, null],
  ],
  b: [
    [7, 0, 0],
    [9, 1, 2],
    [6, 2, 3],
    [8, 0, 0],
    [10, 1, null],
  ],
}
/** The third option: three of b give a score, so that b cannot be shown, and a neither. */
const SMALL = { ...TWO, b: TWO.b.map((row, at) => (at < 2 ? [row[0]!, row[1]!, null] : row)) }

test.each([
  [10, [0, 3], [7, 10]],
  [2, [0, 0], [2, 2]],
  [3, [0, 1], [2, 3]],
  [5, [0, 1], [4, 5]],
  [100, [0, 33], [67, 100]],
])('of 0 to %i the lower third is against and the upper one for', (highest, against, inFavour) => {
  const scores = Array.from({ length: highest + 1 }, (_, score) => score)
  const on = (side: number) => scores.filter((score) => sideOf({ highest })(score) === side)
  expect([on(-1)[0], on(-1).at(-1)]).toEqual(against)
  expect([on(1)[0], on(1).at(-1)]).toEqual(inFavour)
})

describe('sides of scores', () => {
  test('are said by group: for, against, and who gave no score', () => {
    const { groups, overall } = counted(votesOf(TWO))
    expect(groups[1]!.figures).toMatchObject([
      { n: 5, agree: 4, disagree: 0, passed: 0 },
      { n: 5, agree: 0, disagree: 5, passed: 0 },
      { n: 4, agree: 0, disagree: 4, passed: 1 },
    ])
    expect(overall.every((figures) => figures && !('agree' in figures))).toBe(true)
  })

  test('count who gave none as against where no score is 0', () => {
    const { groups } = counted(votesOf(TWO), settingsOf('score', { missingRule: 'zero' }))
    expect(groups[1]!.figures[2]).toMatchObject({ n: 5, disagree: 5, passed: 0 })
  })

  test('count a vote of weight three as three', () => {
    const { groups } = counted(votesOf(TWO, 3))
    expect(groups[1]!.figures[2]).toMatchObject({ n: 12, agree: 0, disagree: 12, passed: 3 })
  })

  test('are not said of a group that is hidden on an option, and the map has the option neither', () => {
    const result = counted(votesOf(SMALL))
    expect(result.groups.map(({ figures }) => figures[2])).toEqual([null, null])
    const opinions = scoreOpinions(result)
    expect(opinions.items[2]!.groups).toEqual([])
    expect(placedItems(opinions).map(({ id }) => id)).toEqual(['o1', 'o2'])
    expect(mapOf(SMALL)).toContain('Not on the map, where another number of groups is shown: Wider pavements.')
  })

  test('are not in a result of before, nor while a ballot is open', () => {
    const { sides: _, ...before } = settingsOf('score')
    expect(methodOf({ method: 'score' }).standing?.(settingsOf('score'))).toEqual(before)
    const old = counted(votesOf(TWO), before as never)
    expect(canonicalJson(old)).not.toMatch(/agree|passed|sides/)
    expect(placedItems(scoreOpinions(old))).toEqual([])
    const header = methodOf({ method: 'score' }).csv(old, []).split(/\r?\n/)[0]!
    expect(header).not.toContain('agree')
  })

  test('stand in the table that can be fetched, and count again from the bundle, whole or by field', () => {
    const table = methodOf({ method: 'score' }).csv(counted(votesOf(TWO)), [])
    const rows = table
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','))
    expect(rows[0]!.slice(-3)).toEqual(['agree', 'disagree', 'passed'])
    expect(rows.at(-1)!.slice(-3)).toEqual(['0', '4', '1'])
    for (const groups of [TWO, { ...SMALL, c: TWO.a, d: TWO.b.slice(0, 2) }]) {
      const votes = votesOf(groups)
      const [electorate, result] = [electorateOf(votes), counted(votes)]
      const closed = {
        question: { options: OPTIONS },
        round: 1,
        method: 'score',
        settings: settingsOf('score'),
        terms: {},
      }
      const bundle = makeBundle({ ...closed, electorate, result, votes }, countOf('score'))
      expect(bundle.votes).not.toBeNull()
      expect(recountBundle(bundle, countOf('score'))).toMatchObject({ same: true, changed: [] })
      const isBundle = new Ajv().compile(JSON.parse(readFileSync('docs/ballot-bundle.schema.json', 'utf8')) as object)
      expect([isBundle(JSON.parse(JSON.stringify(bundle))), isBundle.errors]).toEqual([true, null])
    }
  })

  test('spread as the scores themselves do', () => {
    const opinions = scoreOpinions(counted(votesOf(TWO)))
    expect(opinions.items[1]!.groups.map(({ sums }) => sums)).toEqual([
      { n: 5, sum: 46, squares: 426 },
      { n: 5, sum: 4, squares: 6 },
    ])
    const { cross, reject, divide } = standOut(placedItems(opinions))
    expect([cross, reject, divide].map((all) => all.map(({ id }) => id))).toEqual([['o1'], ['o3'], ['o2']])
  })
})

test('votes that cost their square are for or against, however many', () => {
  const votes = votesOf({
    a: Array.from({ length: 4 }, () => [9, -1, 0]),
    b: Array.from({ length: 4 }, () => [1, 4, 0]),
  })
  const result = counted(votes, settingsOf('quadratic'), 'quadratic')
  expect(result.groups.map(({ figures }) => figures.map((one) => [one!.agree, one!.disagree]))).toEqual([
    [
      [4, 0],
      [0, 4],
      [0, 0],
    ],
    [
      [4, 0],
      [4, 0],
      [0, 0],
    ],
  ])
  expect(page('quadratic', result)).toContain('Held in every group shown: Longer tram line.')
})

function page(method: 'score' | 'quadratic', result: TallyResult, language: 'en' | 'fr' = 'en') {
  const markup = renderToStaticMarkup(
    <I18nextProvider i18n={i18nFor(language)}>
      <ConsensusMap method={method} result={result} />
    </I18nextProvider>,
  )
  return markup
    .replace(/<text.*?<\/text>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/ +/g, ' ')
}
const mapOf = (groups: Record<string, Row[]>, language: 'en' | 'fr' = 'en') =>
  page('score', counted(votesOf(groups)), language)

test('the map says in words what crosses the table, with whole names, and on which side a score is', () => {
  const said = mapOf(TWO)
  expect(said).toContain(
    'Held in every group shown: Longer tram line. Rejected in every group shown: Wider pavements. Dividing most: Free buses.',
  )
  expect(said).toContain(
    'An answer of 7 to 10 is for it, one of 0 to 3 is against it; others take no side. No score takes',
  )
  expect(mapOf(TWO, 'fr')).toContain('Une réponse de 7 à 10 est pour, une de 0 à 3 est contre\u00a0; les autres')
})
