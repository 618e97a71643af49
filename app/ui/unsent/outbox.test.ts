import { beforeEach, describe, expect, it } from 'vitest'
import { hasKept, type KeptAct, keptBy } from './kept-acts.ts'
import { type End, Outbox } from './outbox.ts'
import type { Outcome } from './send-act.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

class Device {
  private readonly entries = new Map<string, string>()
  full = false
  get length() {
    return this.entries.size
  }
  key = (at: number) => [...this.entries.keys()][at] ?? null
  getItem = (name: string) => this.entries.get(name) ?? null
  removeItem = (name: string) => void this.entries.delete(name)
  setItem(name: string, value: string) {
    if (this.full) throw new Error('QuotaExceededError')
    this.entries.set(name, value)
  }
}

let device: Device
let now: number
/** What the server has been sent, and what it answers: by default there is no line. */
let sent: string[]
let answer: (act: KeptAct) => Outcome
let waiting: { ms: number; then: () => void }[]
let busy: Promise<unknown> | null

beforeEach(() => {
  device = new Device()
  now = 1_000_000_000
  sent = []
  answer = () => ({ is: 'later' })
  waiting = []
  busy = null
})

/** A tab: all of them share the device. */
function tab(personId = 'ada') {
  return new Outbox(personId, {
    storage: device,
    send: async (act) => {
      sent.push(act.key)
      return answer(act)
    },
    now: () => now,
    async alone(work) {
      if (busy) return
      busy = work()
      await busy.finally(() => (busy = null))
    },
    wait(ms, then) {
      const one = { ms, then }
      waiting.push(one)
      return () => void (waiting = waiting.filter((other) => other !== one))
    },
  })
}

const act = (key: string, more: Partial<KeptAct> = {}): KeptAct => ({
  key,
  personId: 'ada',
  kind: 'comment',
  about: 'Section 4.1',
  action: '/threads/1/comments',
  fields: [['body', `Words of ${key}`]],
  at: now++,
  ...more,
})

const settled = () => new Promise((resolve) => setTimeout(resolve))

/** What a form does that gets no answer. */
function giveUp(outbox: Outbox, key: string, more?: Partial<KeptAct>) {
  const ends: End[] = []
  outbox.begin(act(key, more))
  outbox.unanswered(key, (end) => ends.push(end))
  return ends
}

async function lineIsBack(...outboxes: Outbox[]) {
  answer = () => ({ is: 'done' })
  outboxes.forEach((outbox) => outbox.goOn())
  await settled()
}

describe('an act that its form sends', () => {
  it('is on the device before, is not shown as unsent meanwhile, and leaves it with the answer', () => {
    const outbox = tab()
    expect(outbox.begin(act('one'))).toBe(true)
    expect(keptBy(device, 'ada')).toHaveLength(1)
    outbox.look()
    expect(tab().shown()).toEqual([])
    expect(outbox.shown()).toEqual([])
    outbox.answered('one')
    expect(hasKept(device, 'ada')).toBe(false)
  })

  it('is left to its form by other tabs, and sent by them when that tab is gone', async () => {
    tab().begin(act('one'))
    const other = tab()
    await lineIsBack(other)
    expect(sent).toEqual([])
    now += MINUTE
    waiting[0]!.then()
    await settled()
    expect(sent).toEqual(['one'])
    expect(hasKept(device, 'ada')).toBe(false)
  })

  it('is not kept by a device that is full, which says so', () => {
    device.full = true
    expect(tab().begin(act('one'))).toBe(false)
  })
})

describe('without a line', () => {
  it('is shown, tried again more and more seldom, and sent in the order in which it was written', async () => {
    const outbox = tab()
    const ends = giveUp(outbox, 'one')
    giveUp(outbox, 'two')
    expect(outbox.shown().map(({ key }) => key)).toEqual(['one', 'two'])
    const pauses: number[] = []
    for (let tries = 0; tries < 6; tries++) {
      const [next] = waiting
      pauses.push(next!.ms)
      waiting = []
      next!.then()
      await settled()
    }
    expect(pauses).toEqual([...pauses].sort((one, other) => one - other))
    expect(pauses.at(-1)).toBe(30_000)
    expect(new Set(sent)).toEqual(new Set(['one']))
    sent = []
    await lineIsBack(outbox)
    expect(sent).toEqual(['one', 'two'])
    expect(ends).toEqual([{ is: 'sent' }])
    expect(outbox.shown()).toEqual([])
    expect(waiting).toEqual([])
  })

  it('is there again after the page was loaded anew', async () => {
    giveUp(tab(), 'one')
    const later = tab()
    expect(later.shown()).toMatchObject([{ key: 'one', fields: [['body', 'Words of one']] }])
    await lineIsBack(later)
    expect(hasKept(device, 'ada')).toBe(false)
  })

  it('goes out of one tab of two, and the other one hears of it', async () => {
    const [first, second] = [tab(), tab()]
    const ends = giveUp(first, 'one')
    second.look()
    await lineIsBack(first, second)
    expect(sent).toEqual(['one'])
    second.look()
    first.look()
    expect([first.shown(), second.shown()]).toEqual([[], []])
    expect(ends).toEqual([{ is: 'sent' }])
  })

  it('waits as long as the server says', async () => {
    const outbox = tab()
    giveUp(outbox, 'one')
    answer = () => ({ is: 'later', ms: 90_000 })
    outbox.goOn()
    await settled()
    expect(waiting.map(({ ms }) => ms)).toEqual([90_000])
  })

  it('keeps only the latest of those that replace one another', async () => {
    const outbox = tab()
    giveUp(outbox, 'in favour', { kind: 'vote', replaces: 'vote 1' })
    giveUp(outbox, 'other ballot', { kind: 'vote', replaces: 'vote 2' })
    giveUp(outbox, 'against', { kind: 'vote', replaces: 'vote 1' })
    await lineIsBack(outbox)
    expect(sent).toEqual(['other ballot', 'against'])
  })

  it('is not sent when its author has discarded it', async () => {
    const outbox = tab()
    const ends = giveUp(outbox, 'one')
    outbox.discard('one')
    await lineIsBack(outbox)
    expect([sent, ends]).toEqual([[], [{ is: 'gone' }]])
  })

  it('is not brought back by an answer that comes after it was discarded', async () => {
    const outbox = tab()
    giveUp(outbox, 'one')
    answer = () => {
      outbox.discard('one')
      return { is: 'refused', why: 'ballots.closed' }
    }
    outbox.goOn()
    await settled()
    expect(hasKept(device, 'ada')).toBe(false)
  })
})

it('claims nothing of what was cleared away with all that the browser kept', async () => {
  const outbox = tab()
  const ends = giveUp(outbox, 'one')
  device.removeItem('unsent:ada:one')
  outbox.look()
  expect(ends).toEqual([{ is: 'gone' }])
  expect(outbox.unanswered('one', () => {})).toBe(false)
})

it('names to the server what it replaces, however often it was replaced', () => {
  const outbox = tab()
  const vote = (key: string, keys: string) => giveUp(outbox, key, { replaces: 'vote', fields: [['key', keys]] })
  expect(outbox.replacedBy('vote')).toEqual([])
  vote('one', 'one')
  expect(outbox.replacedBy('vote')).toEqual(['one'])
  vote('two', 'two,one')
  expect(outbox.replacedBy('vote')).toEqual(['two', 'one'])
  expect(outbox.replacedBy(undefined)).toEqual([])
})

describe('refused', () => {
  it('stays with its words and the reason, holds up nothing, and can be sent again', async () => {
    const outbox = tab()
    const ends = giveUp(outbox, 'late', { kind: 'vote' })
    giveUp(outbox, 'other')
    const why = 'ballots.closed?time=14%3A52'
    answer = ({ key }) => (key === 'late' ? { is: 'refused', why } : { is: 'done' })
    outbox.goOn()
    await settled()
    expect(outbox.shown()).toMatchObject([{ key: 'late', refusal: why, fields: [['body', 'Words of late']] }])
    expect(ends).toEqual([{ is: 'refused', why }])
    expect(waiting).toEqual([])
    await lineIsBack(outbox)
    expect(sent).toEqual(['late', 'other'])
    outbox.sendAgain('late')
    await settled()
    expect(sent).toEqual(['late', 'other', 'late'])
    expect(hasKept(device, 'ada')).toBe(false)
  })

  it('is for its author to look at after two weeks, and never sent by itself then', async () => {
    giveUp(tab(), 'one')
    now += 15 * DAY
    const outbox = tab()
    await lineIsBack(outbox)
    expect(sent).toEqual([])
    expect(outbox.shown()).toMatchObject([{ refusal: 'unsent.old' }])
    outbox.sendAgain('one')
    await settled()
    expect(sent).toEqual(['one'])
  })
})

describe('somebody else', () => {
  it('who is at the device neither sees nor sends it', async () => {
    giveUp(tab(), 'one')
    const theirs = tab('eve')
    expect(theirs.shown()).toEqual([])
    expect(hasKept(device, 'eve')).toBe(false)
    await lineIsBack(theirs)
    expect(sent).toEqual([])
    await lineIsBack(tab())
    expect(sent).toEqual(['one'])
  })

  it('who has signed in meanwhile has it wait until its author is back', async () => {
    const outbox = tab()
    giveUp(outbox, 'one')
    answer = () => ({ is: 'not-signed-in' })
    outbox.goOn()
    await settled()
    expect(outbox.signedOut).toBe(true)
    expect(outbox.shown()).toMatchObject([{ key: 'one' }])
    expect(outbox.shown()[0]!.refusal).toBeUndefined()
    expect(waiting).toEqual([])
    await lineIsBack(outbox)
    expect([outbox.signedOut, hasKept(device, 'ada')]).toEqual([false, false])
  })
})

it('takes what it cannot read for nothing', () => {
  device.setItem('unsent:ada:one', '{')
  device.setItem('unsent:ada:two', '{"personId":"ada"}')
  device.setItem('unsent:ada:three', JSON.stringify(act('three', { personId: 'eve' })))
  expect(keptBy(device, 'ada')).toEqual([])
})
