import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, test } from 'vitest'
import { i18nFor } from '#app/platform/i18n.server.ts'
import { GroupsProvider } from '#app/ui/group.tsx'
import { turnoutOf } from '../../turnout.ts'
import { countCriteria } from './count.ts'
import { type Answered, leaversIn } from './leavers.ts'
import { LeaversLines } from './leavers-lines.tsx'
import { criteria } from './method.server.ts'

const OPTIONS = ['o1', 'o2'].map((id) => ({ id, label: `Item ${id}` }))
const SETTINGS = criteria.settings.parse({ minimumTurnout: 0.25, rounds: 2 })

const rated = (groupId: string, stayed: boolean, ratings: (number | null)[]): Answered[] =>
  ratings.map((rating) => ({ groupId, stayed, answer: { 'o1-c1': rating, 'o2-c1': 5 } }))

function found(all: readonly Answered[]) {
  const holders = all.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` }))
  const result = countCriteria(all, turnoutOf(['a', 'b', 'c'], holders, []), OPTIONS, SETTINGS)
  return leaversIn(all, result)
}

const HIGH = [8, 9, 8, 9, 9, 8]
const LOW = [1, 2, 1, 2, 1]

describe('who left', () => {
  test('is told to have rated otherwise, of everybody, of a group with four on either side, and by item', () => {
    const all = [
      ...rated('a', true, HIGH),
      ...rated('a', false, LOW),
      ...rated('b', true, HIGH),
      ...rated('b', false, LOW.slice(2)),
    ]
    const { lines, items } = found(all)!
    expect(lines).toEqual([
      { groupId: null, left: 8, stayed: 12, p: 0 },
      { groupId: 'a', left: 5, stayed: 6, p: 0 },
    ])
    expect(items).toEqual([{ id: 'o1', label: 'Item o1' }])
  })

  test('is told to have rated alike', () => {
    expect(found([...rated('a', true, HIGH), ...rated('a', false, HIGH)])).toEqual({
      lines: [
        { groupId: null, left: 6, stayed: 6, p: 1 },
        { groupId: 'a', left: 6, stayed: 6, p: 1 },
      ],
      items: [],
    })
  })

  test('says nothing of three, nor where the round before shows no total', () => {
    expect(found([...rated('a', true, HIGH), ...rated('a', false, LOW.slice(2))])).toBeNull()
    expect(found([...rated('a', true, HIGH), ...rated('a', false, LOW), ...rated('b', true, [1])])).not.toBeNull()
    const few = rated('b', false, [1, 1])
    const hidden = [...rated('a', true, LOW), ...few]
    expect(found(hidden)).toBeNull()
  })

  test('does not count who could not judge among those who rated', () => {
    expect(
      found([...rated('a', true, HIGH), ...rated('a', false, LOW.slice(1)), ...rated('b', true, [null, 9, 9, 9, 8])])
        ?.lines,
    ).toMatchObject([{ left: 4, stayed: 11 }, { left: 4 }])
  })
})

test.each(['en', 'fr'] as const)('is said in words in %s', (language) => {
  const lines = [
    { groupId: null, left: 8, stayed: 12, p: 0 },
    { groupId: 'a', left: 5, stayed: 6, p: 0.62 },
  ]
  const markup = renderToStaticMarkup(
    <I18nextProvider i18n={i18nFor(language)}>
      <GroupsProvider groups={[{ id: 'a', code: 'CI', name: 'Cities', colour: 'ci', glyph: 'ci' }]}>
        <LeaversLines leavers={{ lines, items: [{ id: 'o1', label: 'Walking' }] }} round={1} />
        <LeaversLines leavers={null} round={1} />
      </GroupsProvider>
    </I18nextProvider>,
  )
  expect(markup).toMatch(/p &lt; 0[.,]01/)
  expect(markup).toMatch(/p = 0[.,]62/)
  expect(markup).toContain('Walking')
  expect(markup).not.toMatch(/left[.:]|\{\{/)
})
