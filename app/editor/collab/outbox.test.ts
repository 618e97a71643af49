import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Outbox } from './outbox.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function outboxOf(settings: { line?: { up: boolean } } = {}) {
  const line = settings.line ?? { up: true }
  const sent: number[] = []
  const outbox = new Outbox({
    mergeMs: 60,
    answerMs: 5000,
    send: (cseq) => void sent.push(cseq),
    maySend: () => line.up,
  })
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => {
    outbox.add({ bytes: update, known: 0, moves: 0, light: true })
  })
  const type = (text: string) => doc.getText('t').insert(doc.getText('t').length, text)
  return { outbox, sent, line, type }
}

test('an update that is not answered is sent again, with growing patience, until it is', () => {
  const { outbox, sent, type } = outboxOf()
  type('a')
  vi.advanceTimersByTime(0)
  expect(sent).toEqual([1])
  vi.advanceTimersByTime(4999)
  expect(sent).toEqual([1])
  vi.advanceTimersByTime(1)
  expect(sent).toEqual([1, 1])
  vi.advanceTimersByTime(10_000)
  expect(sent).toEqual([1, 1, 1])
  vi.advanceTimersByTime(600_000)
  expect(sent.length).toBeLessThan(20)
  outbox.acknowledge(1)
  expect([outbox.empty, vi.getTimerCount()]).toEqual([true, 0])
})

test('all that was sent after the lost one goes again behind it, in order', () => {
  const { outbox, sent, type } = outboxOf()
  for (const letter of 'abc') {
    type(letter)
    vi.advanceTimersByTime(60)
  }
  expect(sent).toEqual([1, 2, 3])
  outbox.acknowledge(1)
  vi.advanceTimersByTime(5000)
  expect(sent).toEqual([1, 2, 3, 2, 3])
})

test('a pause that the server asked for is kept', () => {
  const { outbox, sent, type } = outboxOf()
  type('a')
  vi.advanceTimersByTime(0)
  outbox.resend(20_000)
  vi.advanceTimersByTime(19_999)
  expect(sent).toEqual([1])
  vi.advanceTimersByTime(1)
  expect(sent).toEqual([1, 1])
})

test('a long pause is known as such, and ends with a new connection', () => {
  const { outbox, sent, type } = outboxOf()
  outbox.resend(300_000)
  expect(outbox.held, 'nothing waits').toBe(false)
  type('a')
  expect(outbox.held).toBe(true)
  outbox.resend()
  vi.advanceTimersByTime(0)
  expect([sent, outbox.held]).toEqual([[1], false])
})

test('without a line nothing is tried and no timer runs; back on it, all of it goes', () => {
  const line = { up: true }
  const { outbox, sent, type } = outboxOf({ line })
  type('a')
  vi.advanceTimersByTime(0)
  line.up = false
  for (let stroke = 0; stroke < 200; stroke++) type('b')
  vi.advanceTimersByTime(60_000)
  expect([sent, vi.getTimerCount()]).toEqual([[1], 0])
  const kept = new Y.Doc()
  Y.applyUpdate(kept, outbox.unsaved()!.bytes)
  expect(kept.getText('t').toJSON()).toBe(`a${'b'.repeat(200)}`)
  line.up = true
  outbox.resend()
  vi.advanceTimersByTime(200)
  expect(sent).toEqual([1, 1, 2])
})

test('what is typed leaves at once when it is flushed', () => {
  const { outbox, sent, type } = outboxOf()
  type('a')
  vi.advanceTimersByTime(0)
  type('b')
  expect(sent).toEqual([1])
  outbox.flushNow()
  expect(sent).toEqual([1, 2])
})

test('a clock that is set back by an hour holds nothing up', () => {
  const { sent, type, outbox } = outboxOf()
  type('a')
  vi.advanceTimersByTime(0)
  outbox.acknowledge(1)
  vi.setSystemTime(Date.now() - 3_600_000)
  type('b')
  vi.advanceTimersByTime(60)
  expect(sent).toEqual([1, 2])
})
