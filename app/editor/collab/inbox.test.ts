// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Inbox } from './inbox.ts'

const setHidden = (hidden: boolean) => vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function inboxWith() {
  const doc = new Y.Doc()
  const remote = new Y.Doc()
  let transactions = 0
  doc.on('afterTransaction', () => transactions++)
  const inbox = new Inbox(doc, 'remote')
  const write = (letter: string) => {
    const before = Y.encodeStateVector(remote)
    remote.getText('t').insert(remote.getText('t').length, letter)
    inbox.add(Y.encodeStateAsUpdate(remote, before))
  }
  return { inbox, write, text: () => doc.getText('t').toJSON(), transactions: () => transactions }
}

test('what arrives within a frame is applied as one', () => {
  const { write, text, transactions } = inboxWith()
  for (const letter of 'letters') write(letter)
  expect(text()).toBe('')
  vi.advanceTimersToNextFrame()
  expect([text(), transactions()]).toEqual(['letters', 1])
  write('!')
  vi.advanceTimersToNextFrame()
  expect([text(), transactions()]).toEqual(['letters!', 2])
})

test('where nobody looks, it is applied once a second, and without a timer when nothing comes', () => {
  setHidden(true)
  const { write, text, transactions } = inboxWith()
  for (const letter of 'one second') write(letter)
  vi.advanceTimersByTime(999)
  expect(transactions()).toBe(0)
  vi.advanceTimersByTime(1)
  expect([text(), transactions(), vi.getTimerCount()]).toEqual(['one second', 1, 0])
})

test('what waits for a frame does not pile up in a tab that goes out of sight meanwhile', () => {
  const { inbox, write, text } = inboxWith()
  write('a')
  setHidden(true)
  inbox.hide()
  write('b')
  expect(text()).toBe('')
  vi.advanceTimersByTime(1000)
  expect(text()).toBe('ab')
})

test('nothing is applied after the end', () => {
  const { inbox, write, transactions } = inboxWith()
  write('late')
  inbox.stop()
  vi.advanceTimersToNextFrame()
  expect([transactions(), vi.getTimerCount()]).toEqual([0, 0])
})
