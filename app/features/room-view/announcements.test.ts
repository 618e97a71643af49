import { expect, it } from 'vitest'
import { type Announced, announcementsOf } from './announcements.ts'

const nothing: Announced = { item: null, speechId: null, openBallots: [] }
const first = { id: 'a', title: 'Opening' }
const second = { id: 'b', title: 'Skills' }
const ballot = { id: 'v', title: '4.1' }

it('says the item, the turn, and that a ballot opens and closes', () => {
  const now = { item: first, speechId: 's', openBallots: [ballot] }
  expect(announcementsOf(nothing, now)).toEqual([
    { say: 'item', values: { item: 'Opening' } },
    { say: 'ballot-open', values: { ballot: '4.1' } },
    { say: 'turn', values: {} },
  ])
  expect(announcementsOf(now, { ...now, openBallots: [] })).toEqual([
    { say: 'ballot-closed', values: { ballot: '4.1' } },
  ])
})

it('says nothing twice: the same again after a lost line, new words for the same item, the end of a turn, a break between items', () => {
  const now = { item: first, speechId: 's', openBallots: [ballot] }
  expect(announcementsOf(now, structuredClone(now))).toEqual([])
  expect(announcementsOf(now, { ...now, item: { ...first, title: 'Opening words' } })).toEqual([])
  expect(announcementsOf(now, { ...now, speechId: null })).toEqual([])
  expect(announcementsOf(now, { ...now, item: null })).toEqual([])
})

it('says where the room is now, and not each item that it passed while the line was away', () => {
  expect(announcementsOf({ ...nothing, item: first }, { ...nothing, item: second })).toHaveLength(1)
})

it('says an item again to which the room comes back', () => {
  expect(announcementsOf({ ...nothing, item: second }, { ...nothing, item: first })).toEqual([
    { say: 'item', values: { item: 'Opening' } },
  ])
})
