import { expect, it } from 'vitest'
import { mergedTargets } from './merged.server.ts'

it('leads every merged record to the one that stands, over others, and none in a circle or to nothing', () => {
  const row = (id: string, mergedIntoId: string | null = null) => ({ id, mergedIntoId })
  const rows = [row('a'), row('b', 'a'), row('c', 'b'), row('d', 'gone'), row('e', 'f'), row('f', 'e')]
  expect([...mergedTargets(rows)].map(([id, target]) => [id, target.id])).toEqual([
    ['b', 'a'],
    ['c', 'a'],
  ])
})
