import { describe, expect, it } from 'vitest'
import { type Drop, dropAt } from './agenda-drop.ts'
import { barredFrom, inReadingOrder, orderAfter } from './agenda-order.ts'

type Item = { id: string; parentId: string | null }
const ROW = 60

/** Items as they are written: `a`, and below it `a1`. */
const agenda = (...ids: string[]): Item[] => ids.map((id) => ({ id, parentId: id.length > 1 ? id[0]! : null }))
const boxes = (items: Item[]) => items.map(({ id }, at) => ({ id, top: at * ROW, bottom: (at + 1) * ROW }))

/** Dragged over the upper (`.2`) or lower (`.8`) part of a row, counted from 0. */
function drag(items: Item[], id: string, row: number, aside = 0) {
  return dropAt(
    items,
    items.find((item) => item.id === id)!,
    boxes(items),
    row * ROW,
    aside,
  )
}

const SIX = agenda('a', 'b', 'b1', 'b2', 'c', 'd')

describe('where a dragged item falls', () => {
  it.each<[string, string, number, number, Drop['place']]>([
    ['up, before another', 'd', 0.2, 0, { parentId: null, beforeId: 'a' }],
    ['down to the end', 'a', 5.8, 0, { parentId: null }],
    ['before the next, past the middle of it', 'a', 4.8, 0, { parentId: null, beforeId: 'd' }],
    ['within its level', 'b2', 2.2, 0, { parentId: 'b', beforeId: 'b1' }],
    ['among those below another, whatever its level was', 'd', 3.2, 0, { parentId: 'b', beforeId: 'b2' }],
    ['after the last of them, at its own level', 'd', 3.8, 0, { parentId: null, beforeId: 'c' }],
    ['after the last of them, drawn to the right', 'd', 3.8, 30, { parentId: 'b' }],
    ['below one that has none, drawn to the right', 'd', 0.8, 30, { parentId: 'a' }],
    ['out again, drawn to the left', 'b2', 3.8, -30, { parentId: null, beforeId: 'c' }],
    ['out, between two at the top', 'b1', 4.8, 0, { parentId: null, beforeId: 'd' }],
    ['first of all, whatever is meant', 'b1', 0, 30, { parentId: null, beforeId: 'a' }],
    ['with all below it, never among those below another', 'b', 5.8, 30, { parentId: null }],
  ])('%s', (_, id, row, aside, place) => {
    expect(drag(SIX, id, row, aside)?.place).toEqual(place)
  })

  it('stands where it stands until it is past the middle of a neighbour', () => {
    for (const row of [4.1, 4.5, 4.9, 5.4]) expect(drag(SIX, 'c', row)).toMatchObject({ moves: false })
    expect(drag(SIX, 'c', 5.6)).toMatchObject({ moves: true })
  })

  it('lands between the two that it was dropped between, and the last two change places as the first two do', () => {
    const four = agenda('a', 'b', 'c', 'd')
    const orderOf = (id: string, row: number) => {
      const item = four.find((one) => one.id === id)!
      return orderAfter(four, item, drag(four, id, row)!.place).join('')
    }
    expect(orderOf('a', 1.8)).toBe('bacd')
    expect(orderOf('d', 2.2)).toBe('abdc')
    expect(orderOf('c', 3.8)).toBe('abdc')
    expect(orderOf('b', 0.2)).toBe('bacd')
  })

  it('goes nowhere while a row is not on the page yet, and where it is alone', () => {
    const item = SIX[0]!
    expect(dropAt(SIX, item, boxes(SIX).slice(1, -1), 100, 0)).toBeNull()
    expect(dropAt([item], item, boxes([item]), 10, 0)).toBeNull()
  })

  it('is never a third level, never gone, and every place can be reached', () => {
    const agendas = [
      SIX,
      agenda('a', 'a1', 'a2', 'b', 'b1'),
      agenda('a', 'b', 'c'),
      agenda('a', 'a1', 'b'),
      agenda('a', 'b', 'b1'),
    ]
    for (const items of agendas)
      for (const item of items) {
        const reached = new Set<string>()
        for (let row = -1; row <= items.length + 1; row += 0.1)
          for (const aside of [-40, 0, 40]) {
            const drop = drag(items, item.id, row, aside)
            if (!drop) continue
            expect(barredFrom(items, item, drop.place), `${item.id} at ${row}, ${aside}`).toBeNull()
            reached.add(outcome(items, item, drop.place))
          }
        expect([...everyPlace(items, item)].filter((place) => !reached.has(place))).toEqual([])
      }
  })
})

function outcome(items: Item[], item: Item, place: Drop['place']) {
  const order = orderAfter(items, item, place)
  const moved = items.map((one) => (one.id === item.id ? { ...one, parentId: place.parentId } : one))
  const level = new Map(order.map((id, at) => [id, at]))
  const sorted = moved.toSorted((one, other) => (level.get(one.id) ?? 0) - (level.get(other.id) ?? 0))
  return inReadingOrder(sorted.length ? sorted : moved)
    .filter(({ parentId }) => parentId === place.parentId)
    .map(({ id, parentId }) => `${parentId}>${id}`)
    .join()
}

function everyPlace(items: Item[], item: Item) {
  const parents = [null, ...items.filter(({ parentId }) => parentId === null).map(({ id }) => id)]
  const places = parents.flatMap((parentId) => {
    const level = items.filter((one) => one.parentId === parentId && one.id !== item.id)
    return [...level.map(({ id }) => ({ parentId, beforeId: id })), { parentId }]
  })
  return new Set(places.filter((place) => !barredFrom(items, item, place)).map((place) => outcome(items, item, place)))
}
