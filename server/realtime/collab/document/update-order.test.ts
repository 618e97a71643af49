import { expect, test } from 'vitest'
import { UpdateOrder } from './update-order.ts'

test('the first update is taken whatever its number, and then one number after the other', () => {
  const order = new UpdateOrder()
  expect(order.next).toBeNull()
  expect(order.isAhead(7)).toBe(false)
  order.taken(7)
  expect(order.next).toBe(8)
  expect(order.isAhead(8)).toBe(false)
  expect(order.isAhead(9)).toBe(true)
})

test('what was sent behind a refused update is ahead until that one came again', () => {
  const order = new UpdateOrder()
  order.isAhead(1)
  const refusal = order.refuse(1)!
  expect(order.isAwaiting).toBe(true)
  expect(order.isAhead(2)).toBe(true)
  expect(order.isAhead(1)).toBe(false)
  expect(order.stands(refusal)).toBe(true)
  order.taken(1)
  expect(order.isAwaiting).toBe(false)
  expect(order.isAhead(2)).toBe(false)
})

test('a final refusal is told once, and not at all when its update was taken meanwhile', () => {
  const order = new UpdateOrder()
  order.isAhead(1)
  const first = order.refuse(1)!
  expect(order.refuse(1)).toBeNull()
  order.taken(1)
  expect(order.stands(first)).toBe(false)
  const second = order.refuse(2)!
  order.await(2)
  expect(order.stands(second)).toBe(true)
  expect(order.stands(second)).toBe(false)
})

test('a repetition moves the order on and never back', () => {
  const order = new UpdateOrder()
  order.isAhead(5)
  order.taken(5)
  order.repeated(3)
  expect(order.next).toBe(6)
  order.repeated(8)
  expect(order.next).toBe(9)
})
