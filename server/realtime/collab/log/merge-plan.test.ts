import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ROW_KIND } from '../document/row.ts'
import { type LoggedRow, strokesIn } from './merge-plan.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 2, 10, 0, 0, seconds * 1000))

/** Rows of one letter each, a second apart. */
const typed = (count: number): LoggedRow[] =>
  Array.from({ length: count }, (_, index) => ({
    seq: String(index + 1),
    firstSeq: null,
    epoch: '1',
    clientId: '7',
    clientSeq: String(index + 1),
    kind: ROW_KIND.edit,
    personId: 'ada',
    organisationId: 'river',
    groupId: 'water',
    bytes: new Uint8Array(20),
    at: at(index),
    firstAt: null,
  }))

/** With the third of six changed, or all from it on. */
const third = (change: Partial<LoggedRow>) => typed(6).map((row, index) => (index === 2 ? { ...row, ...change } : row))
const fromThird = (change: (row: LoggedRow) => Partial<LoggedRow>) =>
  typed(6).map((row, index) => (index >= 2 ? { ...row, ...change(row) } : row))

const plan = (rows: LoggedRow[], { seqs = [] as number[], moments = [] as Date[] } = {}) =>
  strokesIn(rows, { seqs, moments }).map(({ from, to }) => [Number(rows[from]!.seq), Number(rows[to]!.seq)])

test('what one person types in one stroke is merged', () => {
  expect(plan(typed(6))).toEqual([[1, 6]])
  expect(plan(typed(1))).toEqual([])
  expect(plan([])).toEqual([])
})

test.each([
  ['person', { personId: 'bo' }],
  ['organisation', { organisationId: 'hill' }],
  ['group', { groupId: 'land' }],
  ['client id', { clientId: '8' }],
  ['epoch', { epoch: '2' }],
])('a row of another %s stands between two strokes', (_, change) => {
  expect(plan(third(change))).toEqual([
    [1, 2],
    [4, 6],
  ])
})

test.each(Object.entries(ROW_KIND).filter(([kind]) => kind !== 'edit'))(
  'a row of the kind %s is never merged, nor with another of its kind',
  (_, kind) => {
    expect(plan(third({ kind }))).toEqual([
      [1, 2],
      [4, 6],
    ])
    expect(plan(fromThird(() => ({ kind })))).toEqual([[1, 2]])
  },
)

test('a row that something names is the last of its stroke', () => {
  expect(plan(typed(6), { seqs: [2] })).toEqual([
    [1, 2],
    [3, 6],
  ])
  expect(plan(typed(6), { seqs: [1, 5, 6] })).toEqual([[2, 5]])
})

test('rows on either side of a moment are counted apart', () => {
  expect(plan(typed(6), { moments: [at(2.5)] })).toEqual([
    [1, 3],
    [4, 6],
  ])
  // Of a span with its ends, the row that came at that moment may belong to either side.
  expect(plan(typed(6), { moments: [at(2)] })).toEqual([
    [1, 2],
    [4, 6],
  ])
  expect(plan(typed(6), { moments: [at(-1), at(60)] })).toEqual([[1, 6]])
})

test('where a row is missing a stroke ends', () => {
  expect(plan(typed(6).toSpliced(2, 1))).toEqual([
    [1, 2],
    [4, 6],
  ])
})

test('a stroke has a greatest length and duration', () => {
  expect(plan(fromThird(({ at: time }) => ({ at: new Date(+time + 10 * 60_000) })))).toEqual([
    [1, 2],
    [3, 6],
  ])
  const long = typed(6).map((row) => ({ ...row, bytes: new Uint8Array(6 * 1024) }))
  expect(plan(long)).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ])
})

/** How rows are kept apart that are named by a number; a new column is to be thought of here, and in `namedRows` of its chapter. */
const NAMES_A_ROW: Record<string, string> = {
  'CollabUpdate.seq CollabUpdate.firstSeq': 'the rows themselves',
  'CollabUpdate.clientSeq': 'counts what one author sent',
  'CollabMerging.seq': 'how far the merging has come',
  'CollabSnapshot.seq DocumentVersion.seq': 'merging goes from snapshot to snapshot',
  'SectionDecision.seq': 'named by its chapter, as are ballots, which have it in their wording',
  'CollabAcceptance.seq': 'of a row written on behalf of somebody, whose kind is never merged',
  'CollabClient.endedSeq CollabMove.endedSeq CollabRelocation.endedSeq':
    'where a lineage begins: of a kind that is never merged',
  'CollabRelocation.seq': 'compared with what somebody had seen, never read at',
}

test('each column that holds the number of a row is thought of', () => {
  const columns: string[] = []
  for (const [, model, body] of readFileSync('prisma/schema.prisma', 'utf8').matchAll(/^model (\w+) \{(.*?)^\}/gms))
    for (const [, column] of body!.matchAll(/^ {2}(\w*[sS]eq) +BigInt/gm)) columns.push(`${model}.${column}`)
  const known = Object.keys(NAMES_A_ROW).flatMap((names) => names.split(' '))
  expect(columns.toSorted()).toEqual(known.toSorted())
})
