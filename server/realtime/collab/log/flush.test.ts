import type { Pool } from 'pg'
import { expect, test, vi } from 'vitest'
import type { Row } from '../document/live-document.ts'
import { Stats } from '../measures/stats.ts'
import { CommitQueue } from './flush.ts'

const LONG_MS = 60_000
const quiet = { info() {}, warn() {}, error() {} }

/** A queue on a database that takes everything, and the sizes of its commits. */
function queueWith() {
  const commits: number[] = []
  const query = async (_: string, [rows]: unknown[][]) => {
    commits.push(rows!.length)
    return { rowCount: rows!.length }
  }
  const stored = vi.fn()
  return {
    commits,
    stored,
    queue: new CommitQueue({ query } as unknown as Pool, quiet, new Stats(), { stored, lost: vi.fn() }),
  }
}

const document = { id: 'document', epoch: 1n, closed: false, committedSeq: 0 }
const row = (seq: number) =>
  ({
    document,
    seq,
    clientId: 1,
    clientSeq: seq,
    kind: 0,
    identity: null,
    bytes: new Uint8Array(),
    bind: [],
    moved: [],
    relocated: [],
    unplaced: [],
    placed: [],
  }) as unknown as Row

test('rows that may wait are stored together', async () => {
  const { queue, commits } = queueWith()
  for (const seq of [1, 2, 3]) {
    queue.push(row(seq), LONG_MS)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(commits).toEqual([])
  await queue.flushed()
  expect(commits).toEqual([3])
})

test('none waits longer than it may', async () => {
  const { queue, commits } = queueWith()
  queue.push(row(1), 20)
  await vi.waitFor(() => expect(commits).toEqual([1]))
})

test('one that may not wait takes those along that wait', async () => {
  const { queue, commits } = queueWith()
  queue.push(row(1), LONG_MS)
  await new Promise((resolve) => setImmediate(resolve))
  queue.push(row(2))
  await vi.waitFor(() => expect(commits).toEqual([2]))
})

test('nothing waits once the queue is to be empty, and what comes later is stored too', async () => {
  const { queue, commits, stored } = queueWith()
  queue.push(row(1), LONG_MS)
  await queue.flushed()
  queue.push(row(2), LONG_MS)
  await queue.flushed()
  expect(commits).toEqual([1, 1])
  expect(stored).toHaveBeenCalledTimes(2)
})
