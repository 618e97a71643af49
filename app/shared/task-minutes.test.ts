import { expect, test } from 'vitest'
import { minutesToAnswer, minutesToRate } from './task-minutes.ts'

const words = (count: number) => Array<string>(count).fill('word').join(' ')

test.each([
  [[''], 2, 3],
  [[words(40)], 2, 3],
  [[words(150), words(50)], 3, 4],
  [[words(1000)], 7, 8],
])('%# reading and what is asked', (texts, rate, answer) => {
  expect([minutesToRate(texts), minutesToAnswer(texts)]).toEqual([rate, answer])
})
