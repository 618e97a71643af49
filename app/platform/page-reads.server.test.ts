import { expect, test } from 'vitest'
import { pageReads, readInProgress, readOnce } from './page-reads.server.ts'

function counter() {
  let count = 0
  return () => readOnce('a thing', () => Promise.resolve((count += 1)))
}

test('what the loaders of one page read is read once', async () => {
  const read = counter()
  const page = pageReads()
  expect(await page.run(() => Promise.all([read(), read()]))).toEqual([1, 1])
  expect(await page.run(() => readInProgress('a thing'))).toBe(1)
})

test('another page, and whatever is no page, reads anew', async () => {
  const read = counter()
  await pageReads().run(read)
  expect(await pageReads().run(read)).toBe(2)
  expect([await read(), await read()]).toEqual([3, 4])
  expect(readInProgress('a thing')).toBeUndefined()
})

test('what a page leaves running reads anew once the page is served', async () => {
  const read = counter()
  const page = pageReads()
  await page.run(async () => {
    await read()
    page.end()
    expect([await read(), await read()]).toEqual([2, 3])
  })
})
