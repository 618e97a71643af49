import { expect, test } from 'vitest'
import { errorStatus } from './error-status.ts'

const answer = { status: 404, statusText: 'Not Found', internal: false, data: null }

test.each([
  ['an answer keeps its status', answer, true, 404],
  ['an answer keeps its status, offline too', answer, false, 404],
  ['no answer while offline is no fault of the server', new TypeError('Failed to fetch'), false, 0],
  ['anything else is a fault', new Error('boom'), true, 500],
])('%s', (_, error, online, status) => {
  expect(errorStatus(error, online)).toBe(status)
})
