import { demonstration, draftSection } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { lineOf } from './support/line.ts'
import { sectionOn } from './support/section.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

test.slow() // Several browsers, and a server that comes and goes.

test('a page that is loaded again without a network has its words again when there is one', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/ERR_INTERNET_DISCONNECTED|WebSocket connection|Failed to fetch|Failed to load resource/)
  const section = draftSection(await demonstration(server), 5)
  const [first, second] = [await open('participant'), await open('participant2')]
  const [ours, theirs] = [sectionOn(first), sectionOn(second)]
  await Promise.all([ours.open(section.path), theirs.open(section.path)])
  await ours.write('Written with a network.')
  await Promise.all([ours.expectSaved(), theirs.expectWords('Written with a network.')])

  await first.context().setOffline(true)
  await Promise.all([first.keyboard.type(' And in the train.'), theirs.write('At the table meanwhile.')])
  await ours.expectState('offline')
  await theirs.expectSaved()
  let asked = 0
  first.on('dialog', (dialog) => {
    asked++
    void dialog.accept()
  })
  await expect.poll(async () => (await ours.drafts()).length).toBe(1)
  const kept = await ours.drafts()
  await expect
    .poll(async () => JSON.stringify(await ours.drafts()) === JSON.stringify(kept), { intervals: [500] })
    .toBe(true)
  await first.reload().catch((error: Error) => expect(error.message).toContain('ERR_INTERNET_DISCONNECTED'))
  expect(asked, 'whoever leaves is asked').toBe(1)

  await first.context().setOffline(false)
  await ours.open(section.path)
  await ours.expectWords('Written with a network. And in the train.')
  await theirs.expectWords('Written with a network. And in the train.')
  await ours.expectWords('At the table meanwhile.')
  await ours.expectSaved()
  await expect.poll(() => ours.drafts()).toEqual([])
})

test('a page of an earlier schema says so, and what it had not sent comes with the page that follows', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(
    /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|WebSocket connection|Failed to fetch|Failed to load resource/,
  )
  const section = draftSection(await demonstration(server), 6)
  const page = await open('participant')
  const line = await lineOf(page)
  const text = sectionOn(page)
  await text.open(section.path)
  await text.write('Written before the update.')
  await text.expectSaved()

  line.age()
  await server.kill()
  await text.goOn(' Typed while it ran.')
  await text.expectState('offline')
  await server.restart()
  await text.expectState('upgrade')
  await expect(text.text).toHaveAttribute('aria-readonly', 'true')

  line.renew()
  page.on('dialog', (dialog) => void dialog.dismiss())
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: t('editor:save.reload') }).click()])
  await text.expectWords('Written before the update. Typed while it ran.')
  await text.expectSaved()
  const fresh = sectionOn(await open('participant2'))
  await fresh.open(section.path)
  await fresh.expectWords('Written before the update. Typed while it ran.')
})

test('whoever comes back to a text on the same device writes on under the same id, of two windows each under its own', async ({
  open,
  server,
}) => {
  const section = draftSection(await demonstration(server), 3)
  const page = await open('participant2')
  const ids = async () =>
    (
      await server.query<{ clientId: string }>(
        `SELECT c."clientId" FROM "CollabClient" c JOIN "CollabDocument" d ON d."id" = c."documentId"
         JOIN "Person" p ON p."id" = c."personId" WHERE d."subjectId" = $1 AND p."email" = $2`,
        [section.id, emailOf('participant2')],
      )
    ).length
  const before = await ids()
  const ours = sectionOn(page)
  for (const words of ['In the morning,', 'at noon', 'and in the evening']) {
    await ours.open(section.path)
    await ours.write(words)
    await ours.expectSaved()
  }
  expect(await ids()).toBe(before + 1)
  const window = sectionOn(await page.context().newPage())
  await window.open(section.path)
  await window.write('beside it')
  await window.expectSaved()
  await ours.write('at the same time')
  await ours.expectSaved()
  await Promise.all([window.expectWords('at the same time'), ours.expectWords('beside it')])
  expect(await ids()).toBe(before + 2)
})
