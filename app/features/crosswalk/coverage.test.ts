import { expect, it } from 'vitest'
import { type CoverageMapping, coverageOf, stepOf } from './coverage.ts'
import { stateOf } from './mapping-words.ts'

const places = [
  {
    id: 'p1',
    number: '1',
    title: 'Water',
    sections: [
      { id: 's1', number: '1.1', title: 'Taps' },
      { id: 's2', number: '1.2', title: 'Rain' },
    ],
  },
  { id: 'p2', number: '2', title: 'Empty', sections: [] },
]
const indicator = (id: string, sectionId: string | null, pillarId: string | null = 'p1') => ({
  id,
  code: id,
  name: id,
  pillarId,
  sectionId,
})
const indicators = [indicator('a', 's1'), indicator('b', 's1'), indicator('c', null), indicator('d', null, null)]
const lists = [
  { id: 'L', short: 'L', name: 'L', indicators: 3 },
  { id: 'M', short: 'M', name: 'M', indicators: 2 },
]
const mapping = (
  indicatorId: string,
  entryId: string,
  listId: string,
  relation: CoverageMapping['relation'],
  state: CoverageMapping['state'] = 'proposed',
) => ({ indicatorId, entryId, listId, relation, state })
const mappings = [
  mapping('a', 'e1', 'L', 'exact'),
  mapping('a', 'e2', 'L', 'partly'),
  mapping('b', 'e1', 'L', 'narrower', 'disputed'),
  mapping('b', 'f1', 'M', 'related'),
  mapping('c', 'f1', 'M', 'none'),
]

it('counts indicators and not mappings, keeps empty sections, and tells disputed ones apart', () => {
  const { rows, ...sums } = coverageOf(places, indicators, lists, mappings, 'partly')
  expect(rows.map(({ key, heading, cells, onlyHere }) => [key, heading, cells, onlyHere])).toEqual([
    [
      'pillar:p1',
      'Water',
      [
        { covered: 0, disputed: 0 },
        { covered: 0, disputed: 0 },
      ],
      1,
    ],
    [
      'section:s1',
      null,
      [
        { covered: 2, disputed: 1 },
        { covered: 0, disputed: 0 },
      ],
      0,
    ],
    [
      'section:s2',
      null,
      [
        { covered: 0, disputed: 0 },
        { covered: 0, disputed: 0 },
      ],
      0,
    ],
    [
      'pillar:p2',
      'Empty',
      [
        { covered: 0, disputed: 0 },
        { covered: 0, disputed: 0 },
      ],
      0,
    ],
    [
      'none',
      null,
      [
        { covered: 0, disputed: 0 },
        { covered: 0, disputed: 0 },
      ],
      1,
    ],
  ])
  expect(sums).toEqual({ total: 4, matched: 2, reached: [2, 0] })
})

it('counts what the chosen match takes for one, and neither related nor none', () => {
  const reached = (match: 'close' | 'exact') => coverageOf(places, indicators, lists, mappings, match)
  expect(reached('close')).toMatchObject({ matched: 2, reached: [1, 0] })
  expect(reached('exact')).toMatchObject({ matched: 1, reached: [1, 0] })
})

it('shows a share in five steps, none and all apart', () => {
  expect(
    [
      [0, 5],
      [1, 5],
      [4, 5],
      [5, 5],
      [1, 100],
      [0, 0],
    ].map(([covered = 0, of = 0]) => stepOf(covered, of)),
  ).toEqual([0, 1, 4, 5, 1, 0])
})

it('says where a mapping stands', () => {
  const [yes, no] = [{ kind: 'confirm' }, { kind: 'dispute' }]
  expect([stateOf(false, []), stateOf(false, [yes]), stateOf(false, [yes, no]), stateOf(true, [no])]).toEqual([
    'proposed',
    'confirmed',
    'disputed',
    'agreed',
  ])
})
