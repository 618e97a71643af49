import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { PageOwnerProvider } from '#app/ui/page-owner.tsx'
import type { Answer } from '../ballot-words.ts'
import type { BallotView } from '../ballots.queries.server.ts'
import { differs, forgetOld, keepDraft, keptDrafts } from './kept-drafts.ts'
import { useDrafts, useForgetDrafts } from './use-drafts.ts'

beforeEach(() => localStorage.clear())

const BEGUN: Answer = { 'o1-c1': 3, 'o1-reason': 'Too few ' }
const own = (answer: Answer) => ({ answer }) as unknown as BallotView['own']

function draftsOf(personId: string, given: Partial<BallotView> = {}) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PageOwnerProvider personId={personId}>{children}</PageOwnerProvider>
  )
  const ballot = { id: 'b1', secret: null, own: null, closesAt: null, ...given }
  return renderHook((props: typeof ballot) => useDrafts(props), { wrapper, initialProps: ballot })
}
const begin = (personId: string, given?: Partial<BallotView>) => {
  const hook = draftsOf(personId, given)
  act(() => hook.result.current.change('o1', BEGUN))
  return hook
}

test('what was begun is there in another tab of the same person and ballot, and nowhere else', () => {
  begin('ada')
  expect(draftsOf('ada').result.current.drafts).toEqual({ o1: BEGUN })
  expect(draftsOf('bob').result.current.drafts).toEqual({})
  expect(draftsOf('ad').result.current.drafts).toEqual({})
  expect(draftsOf('ada', { id: 'b2' }).result.current.drafts).toEqual({})
})

test('what the server has is no draft any more, by whichever way it came there', () => {
  const { rerender, result } = begin('ada')
  rerender({ id: 'b1', secret: null, closesAt: null, own: own({ 'o1-c1': 4, 'o1-reason': 'Too few' }) })
  expect(result.current.drafts).toEqual({ o1: BEGUN })
  rerender({ id: 'b1', secret: null, closesAt: null, own: own({ 'o1-c1': 3, 'o1-reason': 'Too few', 'o2-c1': 9 }) })
  expect(result.current.drafts).toEqual({})
  expect(localStorage).toHaveLength(0)
})

test('an answer that arrived takes its own draft along, and not what was typed meanwhile', () => {
  const { result } = begin('ada')
  act(() => result.current.drop('o1', { 'o1-c1': 3 }))
  expect(result.current.drafts).toEqual({ o1: BEGUN })
  act(() => result.current.drop('o1', BEGUN))
  expect(localStorage).toHaveLength(0)
})

test('typing what is saved already leaves nothing', () => {
  const { result } = begin('ada', { own: own({ 'o1-c1': 7 }) })
  act(() => result.current.change('o1', { 'o1-c1': 7, 'o1-reason': '' }))
  expect(localStorage).toHaveLength(0)
})

test('of a secret ballot nothing is kept, nor for a page that is nobody’s', () => {
  begin('ada', { secret: { cast: false } as BallotView['secret'] })
  begin('')
  expect(localStorage).toHaveLength(0)
})

test('with the result everything of a ballot goes, whoever began it; another ballot stays', () => {
  begin('ada')
  begin('bob')
  begin('ada', { id: 'b2' })
  renderHook(() => useForgetDrafts({ id: 'b1', result: null }))
  expect(localStorage).toHaveLength(3)
  renderHook(() => useForgetDrafts({ id: 'b1', result: {} as BallotView['result'] }))
  expect(keptDrafts(localStorage, { personId: 'ada', ballotId: 'b2' })).toEqual({ o1: BEGUN })
  expect(localStorage).toHaveLength(1)
})

test('what nobody can send any more goes by itself, and what is no draft is read as none', () => {
  const ada = { personId: 'ada', ballotId: 'b1' }
  const now = Date.parse('2026-12-01T12:00:00Z')
  keepDraft(localStorage, ada, 'o1', { fields: BEGUN, at: now, until: '2026-12-01T12:00:00Z' })
  keepDraft(localStorage, ada, 'o2', { fields: BEGUN, at: now - 61 * 86_400_000, until: null })
  keepDraft(localStorage, ada, 'o3', { fields: BEGUN, at: now, until: '2026-12-02T12:00:00Z' })
  localStorage.setItem('ballot-draft:b1:ada:o4', '{"at":1,"fields":{"o4-c1":{}}}')
  localStorage.setItem('ballot-draft:b1:ada:o5', 'not JSON')
  localStorage.setItem('unsent:ada:1', '{}')
  expect(Object.keys(keptDrafts(localStorage, ada))).toEqual(['o1', 'o2', 'o3'])
  forgetOld(localStorage, now)
  expect(Object.keys({ ...localStorage }).sort()).toEqual(['ballot-draft:b1:ada:o3', 'unsent:ada:1'])
})

test.each<[string, Answer, Answer | null, boolean]>([
  ['nothing typed, nothing saved', { a: '' }, null, false],
  ['cannot judge is an answer', { a: null }, null, true],
  ['cannot judge was saved', { a: null }, { a: null }, false],
  ['blanks around and kinds of line end', { a: ' x\r\ny ' }, { a: 'x\ny' }, false],
  ['a word less', { a: '' }, { a: 'x' }, true],
  ['others are not asked about', { a: 1 }, { a: 1, b: 2 }, false],
])('whether something is not saved: %s', (_, typed, saved, expected) => {
  expect(differs(typed, saved)).toBe(expected)
})
