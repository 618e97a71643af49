import { demonstration, openBallot } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

test('on a phone the rating comes before the record, for the eye and in reading order', async ({ open, server }) => {
  const page = await open('participant', { width: 390 })
  await page.goto(openBallot(await demonstration(server)).path)
  const rating = page.locator('#ballot')
  const record = page.locator('[aria-labelledby="record-title"]')
  const [top, below] = [await rating.boundingBox(), await record.boundingBox()]
  expect((top?.y ?? 0) + (top?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
  expect(
    await rating.evaluate((one) =>
      Boolean(
        one.compareDocumentPosition(document.querySelector('[aria-labelledby="record-title"]')!) &
        Node.DOCUMENT_POSITION_FOLLOWING,
      ),
    ),
  ).toBe(true)
})

test('beside the record stand the rating and, under it, the rule and how far it is met', async ({ open, server }) => {
  const page = await open('participant', { width: 1024 })
  await page.goto(openBallot(await demonstration(server)).path)
  const [record, rating, rule] = await Promise.all(
    ['[aria-labelledby="record-title"]', '#ballot', '#rule'].map((one) => page.locator(one).boundingBox()),
  )
  expect(rating?.x).toBeGreaterThan((record?.x ?? 0) + (record?.width ?? 0))
  expect(rule?.x).toBe(record?.x)
  const meter = await page.locator('#rule .meter').boundingBox()
  expect(meter?.width).toBeGreaterThan(120)
  await expect(page.locator('#rule')).toContainText(t('ballots:rule.groups'))
})

test('a formula of one division is drawn as a fraction and read as it was written', async ({ open, server }) => {
  const page = await open('participant')
  await page.goto(openBallot(await demonstration(server)).path)
  const [above, below] = await page.locator('.fraction > span').all()
  const [upper, lower] = [await above!.boundingBox(), await below!.boundingBox()]
  expect((upper?.y ?? 0) + (upper?.height ?? 0)).toBeLessThanOrEqual((lower?.y ?? 0) + 1)
  await expect(page.locator('.formula .sr-only')).toContainText('÷')
})
