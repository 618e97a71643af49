import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { OPTIONS, settingsFor } from '#tests/factories/any-votes.ts'
import type { Answer, BallotResult } from '../ballot-words.ts'
import type { MethodName } from '../methods/method-names.ts'
import { methodOf } from '../methods/registry.server.ts'
import { chooseHidden } from '../small-groups.ts'
import { turnoutOf } from '../turnout.ts'
import { makeBundle } from './bundle.ts'
import type { CountedVote } from './bundle-words.ts'
import { countOf } from './count-of.server.ts'

/** How small groups, or single votes, were told by what other programs published, as their public reports tell it. */
const GROUPS = ['a', 'b', 'c', 'd']
const LABELS = GROUPS.map((id) => ({ id, code: id, name: id }))
const four = Array.from({ length: 4 })
const rows = (groupId: string, weight: number, ...answers: Answer[]): CountedVote[] =>
  answers.map((answer) => ({ groupId, answer, weight }))
const score = (o1: number | null, o2: number | null, o3: number | null): Answer => ({ o1, o2, o3 })
const say = (groupId: string, choices: string, weight = 1) =>
  rows(
    groupId,
    weight,
    ...[...choices].map((one) => ({ choice: one === 'y' ? 'yes' : one === 'n' ? 'no' : 'abstain' })),
  )

function closed(method: MethodName, votes: readonly CountedVote[], more = {}) {
  const settings = { ...settingsFor(method, more), byWeight: true as const }
  const holders = votes.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` }))
  const electorate = turnoutOf(GROUPS, holders, [])
  const result = countOf(method)(votes, electorate, settings, OPTIONS)
  return { question: { options: OPTIONS }, round: 1, method, settings, terms: {}, electorate, result, votes }
}
type Shown = BallotResult & { groups: { groupId: string; voted: number; counts?: object | null }[] }
const shownIn = ({ result }: { result: BallotResult }) =>
  (result as Shown).groups.flatMap(({ groupId, voted, counts }) => (voted > 0 && counts ? [groupId] : []))
const csvOf = (method: MethodName, result: BallotResult) => methodOf({ method }).csv(result, LABELS)

describe('a cell that is hidden', () => {
  it('is not what the total leaves: where the hidden ones are too few, the next smallest goes too (ehrql 1666)', () => {
    expect([
      ...chooseHidden(
        [
          [1, 2, 3],
          [4, 4, 5, 5],
          [1, 1, 2, 2, 3, 3],
        ],
        4,
      ).hidden,
    ]).toEqual([0, 1])
  })

  it('is none with a total of its own that leaves it out again: totals are hidden where few answered (ACRO 199)', () => {
    const votes = four.map((_, at) => rows('a', 1, score(5, at ? null : 9, 3))).flat()
    expect(closed('score', votes, { missingRule: 'left-out' }).result).toMatchObject({
      overall: [{ n: 4 }, null, { n: 4 }],
    })
  })

  it('stays hidden in a part of what is large enough as a whole (llmgateway 3169)', () => {
    const graded = four.map((_, at) => rows('a', 1, { o1: 3, o2: at ? null : 5, o3: 1 })).flat()
    const { result } = closed('majority', graded, { blankGradeRule: 'left-out' })
    expect(result).toMatchObject({ judged: [{ grade: 3 }, null, { grade: 1 }], chosen: ['o1'] })
    expect(csvOf('majority', result).match(/^o2,o2,\w*,no,,,,/gm)).toHaveLength(5)
  })

  it('is empty, and not a zero that could have been counted (cohort-extractor 504)', () => {
    const votes = [...say('a', 'yyynn'), ...say('b', 'nn'), ...say('c', 'yya')]
    const lines = csvOf('yes-no', closed('yes-no', votes).result).trim().split(/\r?\n/)
    expect(lines.filter((line) => /^[bc],/.test(line))).toEqual(['b,b,2,2,no,,,,', 'c,c,3,3,no,,,,'])
  })

  it('is measured by people, not by what they weigh or are rounded to (CatalogueExport 38)', () => {
    const votes = [...say('a', 'yyynn', 9), ...say('b', 'yyn', 9), ...say('c', 'nnyy', 9)]
    expect(shownIn(closed('yes-no', votes))).toEqual(['a'])
  })

  it('is not told by abstentions that nobody could have left out: zeros count as answers (sdcTools 194)', () => {
    const votes = [...say('a', 'yyynn'), ...say('b', 'aaaa'), ...say('c', 'aaay'), ...say('d', 'yyyn')]
    expect(shownIn(closed('yes-no', votes))).toEqual(['a'])
  })
})

describe('two tables of the same answers', () => {
  it('hide the same groups, since each is safe and both together are not (sdcTools 136)', () => {
    const heavy = [...say('a', 'n', 3), ...say('b', 'yyn', 3)]
    const ballot = closed('yes-no', [...heavy, ...say('a', 'yynn'), ...say('b', 'nnnn')])
    expect([shownIn(ballot), shownIn({ result: ballot.result.heads! })]).toEqual([[], []])
  })
})

describe('a weight', () => {
  it('that only one of a group has leads from its figures to its vote, so there are none (vocdoni-node 827)', () => {
    const votes = [...say('a', 'y', 50), ...say('a', 'ynnn'), ...say('b', 'yyynn'), ...say('c', 'nnnny')]
    expect(shownIn(closed('yes-no', votes))).toEqual(['c'])
  })

  it('stands beside no vote that is published without a name (openslides-client 4379)', () => {
    const votes = [
      ...say('a', 'y', 5),
      ...say('a', 'ynnn'),
      ...say('b', 'yyn', 5),
      ...say('b', 'yynn'),
      ...say('c', 'yynn'),
    ]
    const bundle = makeBundle(closed('yes-no', votes), countOf('yes-no'))
    const named = bundle.votes?.filter(({ group, weight }) => group !== null && weight === 5) ?? []
    expect(named).toEqual([])
  })
})

describe('a file of votes', () => {
  it('has no time, number or order that leads to whoever voted (LimeSurvey 5071, nextcloud polls 926)', () => {
    const votes = [...say('a', 'ynyna'), ...say('b', 'nnyy')]
    const of = (these: readonly CountedVote[]) => canonicalJson(makeBundle(closed('yes-no', these), countOf('yes-no')))
    expect(of([...votes].reverse())).toBe(of(votes))
    const [vote] = makeBundle(closed('yes-no', votes), countOf('yes-no')).votes!
    expect(Object.keys(vote!)).toEqual(['group', 'answer'])
  })

  it('is none where a single answer would be somebody’s (teammates 11793)', () => {
    expect(makeBundle(closed('yes-no', say('a', 'y')), countOf('yes-no'))).toMatchObject({
      votes: null,
      withheld: 'too-few',
    })
    expect(closed('yes-no', say('a', 'y')).result).toMatchObject({ overall: null, share: null, accepted: null })
  })
})
