import type { Page } from '@playwright/test'
import { agendaOn, newSession } from './support/agenda.ts'
import { expectAccessible } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import type { ProductServer } from './support/server.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const f = wordsOf('fr')

/** An agenda of four items whose handles are there. */
async function four(page: Page, server: ProductServer, title: string, words = t) {
  await newSession(page, server, title, { t: words })
  const agenda = agendaOn(page, words)
  for (const one of ['A', 'B', 'C', 'D']) await agenda.add(one, '10')
  await expect(agenda.handle('A')).toBeVisible()
  const said = page.getByRole('main').locator('p.sr-only[role="status"]')
  return { ...agenda, said }
}

/** Takes an item and goes to the upper or lower part of another's row, so many pixels aside. Nothing is let go. */
async function take(
  page: Page,
  agenda: ReturnType<typeof agendaOn>,
  title: string,
  over: string,
  part: number,
  aside = 0,
) {
  await agenda.handle(title).scrollIntoViewIfNeeded()
  const from = (await agenda.handle(title).boundingBox())!
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  const row = (await agenda.row(over).boundingBox())!
  await page.mouse.move(x + aside, row.y + row.height * part, { steps: 6 })
}

test('items are dragged with the mouse between both levels, it is said where they would fall, and it can be undone', async ({
  open,
  server,
}) => {
  const page = await open('moderator', { height: 1200 })
  const agenda = await four(page, server, 'Dragged by mouse')
  await take(page, agenda, 'D', 'A', 0.2)
  await expect(agenda.said).toHaveText(t('sessions:move.before', { title: 'A' }))
  await expectAccessible(page)
  await page.mouse.up()
  await expect.poll(() => agenda.tree()).toEqual(['D', 'A', 'B', 'C'])
  await expect(page.getByText(t('sessions:done.move', { title: 'D' }))).toBeVisible()

  await take(page, agenda, 'C', 'A', 0.8, 40)
  await expect(agenda.said).toHaveText(t('sessions:move.below', { parent: 'A' }))
  await page.mouse.up()
  await expect.poll(() => agenda.tree()).toEqual(['D', 'A', '> C', 'B'])
  await take(page, agenda, 'B', 'C', 0.2)
  await expect(agenda.said).toHaveText(t('sessions:move.below-before', { parent: 'A', title: 'C' }))
  await page.mouse.up()
  await expect.poll(() => agenda.tree()).toEqual(['D', 'A', '> B', '> C'])

  await page
    .getByRole('button', { name: t('ui:toast.undo') })
    .last()
    .click()
  await expect.poll(() => agenda.tree()).toEqual(['D', 'A', '> C', 'B'])
  await take(page, agenda, 'A', 'B', 0.8, 60)
  await page.mouse.up()
  await expect.poll(() => agenda.tree()).toEqual(['D', 'B', 'A', '> C'])
  await take(page, agenda, 'C', 'D', 0.8, -40)
  await page.mouse.up()
  await expect.poll(() => agenda.tree()).toEqual(['D', 'C', 'B', 'A'])
  await page.reload()
  expect(await agenda.tree()).toEqual(['D', 'C', 'B', 'A'])
})

test('Escape, another window and a press without a move leave everything where it was, and so does what stands there already', async ({
  open,
  server,
}) => {
  const page = await open('moderator', { height: 1200 })
  const agenda = await four(page, server, 'Dragged and given up')
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await take(page, agenda, 'D', 'A', 0.2)
  await page.keyboard.press('Escape')
  await expect(agenda.said).toHaveText(t('sessions:move.stays', { title: 'D' }))
  await page.mouse.up()
  await take(page, agenda, 'C', 'A', 0.2)
  await page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await expect(agenda.said).toHaveText(t('sessions:move.stays', { title: 'C' }))
  await page.mouse.up()
  await take(page, agenda, 'B', 'B', 0.9)
  await expect(agenda.said).toHaveText(t('sessions:move.here'))
  await page.mouse.up()
  await agenda.handle('A').click()
  expect(await agenda.tree()).toEqual(['A', 'B', 'C', 'D'])
  expect(sent.filter((url) => url.includes('/agenda'))).toEqual([])
})

test('what is typed and not saved stays while its row is dragged, and what somebody else removed says so', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/status of 409/)
  const page = await open('moderator', { height: 1200 })
  const agenda = await four(page, server, 'Dragged while writing')
  await agenda.minutes('D').fill('35')
  await take(page, agenda, 'D', 'A', 0.2)
  await page.mouse.up()
  await expect.poll(() => agenda.order()).toEqual(['D', 'A', 'B', 'C'])
  await expect(agenda.minutes('D')).toHaveValue('35')

  await take(page, agenda, 'C', 'A', 0.2)
  await server.query(`UPDATE "AgendaItem" SET "removedAt" = now() WHERE title = 'A' AND "sessionId" = $1`, [
    new URL(page.url()).pathname.split('/').at(-2),
  ])
  await page.mouse.up()
  await expect(page.getByRole('alert')).toHaveText(t('errors:planning.order-changed'))
})

test('a finger drags as well, the page scrolls on at its edge, and it is said in French', async ({ open, server }) => {
  const page = await open('moderator', { width: 390, height: 700, language: 'fr' })
  const agenda = await four(page, server, 'Dragged by finger', f)
  await agenda.handle('A').scrollIntoViewIfNeeded()
  const from = (await agenda.handle('A').boundingBox())!
  const touch = await page.context().newCDPSession(page)
  const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    touch.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x: from.x + from.width / 2, y }],
    })
  const top = () => page.evaluate(() => scrollY)
  const before = await top()
  await finger('touchStart', from.y + 20)
  await finger('touchMove', from.y + 60)
  await finger('touchMove', 690)
  await expect.poll(top).toBeGreaterThan(before)
  await expect(agenda.said).toHaveText(f('sessions:move.end'))
  await finger('touchEnd')
  await expect.poll(() => agenda.order()).toEqual(['B', 'C', 'D', 'A'])
})
