import { demonstration, draftSection } from './support/demonstration.ts'
import { test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'

test('a killed server loses nothing of what is being typed', async ({ open, server, watching }) => {
  watching.expectComplaints(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|WebSocket connection|Failed to fetch|Failed to load resource/)
  const section = draftSection(await demonstration(server), 2)
  const page = await open('participant')
  const text = sectionOn(page)
  await text.open(section.path)
  await text.write('Before the power went,')
  await text.expectSaved()

  const typed = [' one', ' two', ' three', ' four', ' five', ' six']
  await page.keyboard.type(typed.slice(0, 2).join(''))
  await server.kill()
  await page.keyboard.type(typed.slice(2, 4).join(''))
  await server.restart()
  await page.keyboard.type(typed.slice(4).join(''))
  await text.expectWords(`Before the power went,${typed.join('')}`)
  await text.expectSaved()

  const fresh = await open('participant2')
  const theirs = sectionOn(fresh)
  await theirs.open(section.path)
  await theirs.expectWords(`Before the power went,${typed.join('')}`)
})
