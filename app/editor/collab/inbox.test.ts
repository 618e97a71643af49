// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Inbox, type Screen } from './inbox.ts'

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

function shownOn(inbox: Inbox, mustWait: () => boolean) {
  const said: string[] = []
  const screen: Screen = {
    settle: () => void said.push('settle'),
    mustWait,
    interrupt: () => void said.push('interrupt'),
  }
  inbox.screen = screen
  return said
}

test('the browser is read before each time something comes in, and outside of the transaction', () => {
  const { inbox, write, text } = inboxWith()
  const seen: string[] = []
  inbox.screen = { settle: () => void seen.push(text()), mustWait: () => false, interrupt: () => undefined }
  write('a')
  vi.advanceTimersToNextFrame()
  write('b')
  inbox.apply()
  expect([seen, text()]).toEqual([['', 'a'], 'ab'])
})

test('what would come between somebody and their composing waits with all that follows, and comes in at once when they are done', () => {
  const { inbox, write, text, transactions } = inboxWith()
  let composing = false
  let asked = 0
  const said = shownOn(inbox, () => composing && ++asked > 1)
  write('a')
  write('b')
  write('c')
  composing = true
  vi.advanceTimersToNextFrame()
  expect(text()).toBe('a')
  asked = 1
  write('d')
  for (let frame = 0; frame < 20; frame++) vi.advanceTimersToNextFrame()
  expect(text()).toBe('a')
  composing = false
  vi.advanceTimersToNextFrame()
  expect([text(), transactions(), said.includes('interrupt'), vi.getTimerCount()]).toEqual(['abcd', 2, false, 0])
})

test('it does not wait for ever: the composing is ended first', () => {
  const { inbox, write, text } = inboxWith()
  const said = shownOn(inbox, () => true)
  write('a')
  vi.advanceTimersByTime(7000)
  expect(text()).toBe('')
  vi.advanceTimersByTime(1100)
  expect([text(), said.filter((it) => it === 'interrupt')]).toEqual(['a', ['interrupt']])
  write('b')
  vi.advanceTimersByTime(7000)
  expect(text()).toBe('a')
})
