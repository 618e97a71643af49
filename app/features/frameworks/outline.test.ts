import { describe, expect, it } from 'vitest'
import { placed, progressOf, stepped } from './outline.ts'

describe('placed', () => {
  it.each([
    [['a', 'b', 'c'], 'c', 'a', ['c', 'a', 'b']],
    [['a', 'b', 'c'], 'a', undefined, ['b', 'c', 'a']],
    [['a', 'b'], 'x', 'b', ['a', 'x', 'b']],
    [['a', 'b'], 'x', undefined, ['a', 'b', 'x']],
    [['a', 'b'], 'a', 'a', undefined],
    [['a', 'b'], 'a', 'gone', undefined],
    [[], 'x', undefined, ['x']],
  ])('%j: %s before %s is %j', (order, id, before, expected) => {
    expect(placed(order, id, before)).toEqual(expected)
  })
})

describe('stepped', () => {
  it.each([
    [['a', 'b', 'c'], 'b', 'up' as const, ['b', 'a', 'c']],
    [['a', 'b', 'c'], 'b', 'down' as const, ['a', 'c', 'b']],
    [['a', 'b', 'c'], 'a', 'up' as const, ['a', 'b', 'c']],
    [['a', 'b', 'c'], 'c', 'down' as const, ['a', 'b', 'c']],
    [['a'], 'gone', 'down' as const, ['a']],
  ])('%j: %s %s is %j', (order, id, direction, expected) => {
    expect(stepped(order, id, direction)).toEqual(expected)
  })
})

it('counts sections by status', () => {
  const sections = [{ status: 'agreed' }, { status: 'review' }, { status: 'draft' }, { status: 'draft' }]
  expect(progressOf(sections)).toEqual({ total: 4, agreed: 1, review: 1, draft: 2 })
})
