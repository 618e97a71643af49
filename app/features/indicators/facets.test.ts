import { describe, expect, it } from 'vitest'
import { type FacetRow, sift } from './facets.ts'
import { indicatorFilters } from './indicator-filters.schema.ts'

const row = (id: string, more: Partial<FacetRow> = {}): FacetRow => ({
  id,
  matches: true,
  pillar: null,
  state: 'candidate',
  group: null,
  type: null,
  tier: null,
  sector: null,
  geography: null,
  cost: null,
  tags: null,
  ...more,
})
const ROWS = [
  row('a', { type: 'outcome', tier: '1', tags: 'youth; housing' }),
  row('b', { type: 'outcome', tier: '2', state: 'parked' }),
  row('c', { type: 'output', tier: '1', tags: 'youth' }),
  row('d', { tier: '1', matches: false }),
  row('e'),
]
const sifted = (filters: Record<string, string> = {}) => sift(ROWS, indicatorFilters.parse(filters))

describe('the filters of the list', () => {
  it('leave what fits all of them and the search', () => {
    expect(sifted().ids).toEqual(['a', 'b', 'c', 'e'])
    expect(sifted({ type: 'outcome', tier: '1' }).ids).toEqual(['a'])
    expect(sifted({ type: 'none' }).ids).toEqual(['e'])
    expect(sifted({ tag: 'youth' }).ids).toEqual(['a', 'c'])
  })

  it('count each value as if it alone were chosen there', () => {
    const { counts } = sifted({ type: 'outcome' })
    expect(counts.type).toEqual({ outcome: 2, output: 1, none: 1 })
    expect(counts.tier).toEqual({ '1': 1, '2': 1 })
    expect(counts.state).toEqual({ candidate: 1, parked: 1 })
    expect(counts.tag).toEqual({ youth: 1, housing: 1, none: 1 })
  })

  it('are as if they were not there where an address holds nonsense', () => {
    expect(indicatorFilters.parse({ type: 'x', tier: '7', geography: 'moon', cost: 'free' })).toMatchObject({
      type: '',
      tier: '',
      geography: '',
      cost: '',
    })
  })
})
