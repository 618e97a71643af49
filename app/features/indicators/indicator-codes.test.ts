import { describe, expect, it } from 'vitest'
import { codeAllocator } from './indicator-codes.ts'

const pillars = [
  { id: 'a', title: 'Digital infrastructure and data' },
  { id: 'b', title: 'Digital public services' },
  { id: 'c', title: 'Well-being' },
  { id: 'd', title: 'Équité' },
]

describe('codeAllocator', () => {
  it.each([
    ['the first word of the pillar', 'a', [], 'DIG-01'],
    ['initials when the first is taken by a pillar before', 'b', [], 'DPS-01'],
    ['a hyphenated word', 'c', [], 'WEL-01'],
    ['a title with accents', 'd', [], 'EQU-01'],
    ['no pillar', null, [{ code: 'IND-09', pillarId: null }], 'IND-10'],
    [
      'after the highest number, gaps left alone',
      'c',
      [
        { code: 'WEL-01', pillarId: 'c' },
        { code: 'WEL-07', pillarId: 'c' },
      ],
      'WEL-08',
    ],
    ['the prefix the pillar carries already', 'c', [{ code: 'QOL-03', pillarId: 'c' }], 'QOL-04'],
    ['no code of another pillar', 'a', [{ code: 'DIG-04', pillarId: 'b' }], 'DID-01'],
    ['codes of other forms ignored', 'c', [{ code: '18.1', pillarId: 'c' }], 'WEL-01'],
  ] as const)('%s', (_, pillarId, existing, code) => {
    expect(codeAllocator(pillars, existing)(pillarId)).toBe(code)
  })

  it('gives out no code twice', () => {
    const give = codeAllocator(pillars, [{ code: 'WEL-01', pillarId: 'c' }])
    expect([give('c'), give('a'), give('c')]).toEqual(['WEL-02', 'DIG-01', 'WEL-03'])
  })
})
