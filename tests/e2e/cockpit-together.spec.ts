import { started } from './support/cockpit.ts'
import { expect, test } from './support/fixtures.ts'
import { manyWait, openCockpit, plannedSession } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

test('whoever of those present has a page open counts as connected, wherever of the roundtable it is, until it is shut', async ({
  open,
  server,
}) => {
  const session = await plannedSession(server)
  const chair = await open('moderator')
  await started(chair, session.at('cockpit'))
  await manyWait(server, session.id)
  await chair.reload()
  const connected = chair.getByText(/^\d+ of \d+ connected$/)
  const count = async () => Number(/^\d+/.exec((await connected.textContent()) ?? '')?.[0])
  await expect(connected).toBeVisible()
  const before = await count()
  const [inRoom, elsewhere] = [await open('participant'), await open('participant2', { width: 390 })]
  await inRoom.goto(session.at('room'))
  await elsewhere.goto(`/roundtables/${session.roundtableId}/people`)
  await expect.poll(count).toBe(before + 2)
  await elsewhere.close()
  await expect.poll(count).toBe(before + 1)
})

test('a session that is begun days before its time says where its end was planned, and counts no thousands of minutes', async ({
  open,
  server,
}) => {
  const session = await plannedSession(server)
  await server.query(
    `UPDATE "Session" SET "startsAt" = "startsAt" + interval '6 days', "endsAt" = "endsAt" + interval '6 days' WHERE id = $1`,
    [session.id],
  )
  const page = await open('moderator')
  await started(page, session.at('cockpit'))
  const end = page.locator('.run-end')
  await expect(end).toContainText(/At this pace you finish at \d\d:\d\d\. The end was planned for /)
  await expect(end).not.toContainText(/early|late/)
})

test('what one moderator does is on the cockpit of the other at once: the clock, the floor, the projector and what is noted', async ({
  open,
  server,
}) => {
  const session = await plannedSession(server)
  const [one, other] = [await open('moderator'), await open('secretariat')]
  await started(one, session.at('cockpit'))
  await openCockpit(other, session.at('cockpit'))
  await manyWait(server, session.id)
  await one.reload()
  await one
    .getByRole('button', { name: /^Give floor to / })
    .first()
    .click()
  await expect(other.locator('.floor-speaker')).toBeVisible()
  await other.keyboard.press('+')
  await expect(one.getByText(t('cockpit:item.of', { count: 15 }))).toBeVisible()
  await expect(one.locator('.cockpit-middle')).toContainText('15 min')
  await one.getByLabel(t('outcomes:note.text')).fill('The list of essential services moves to Annex B.')
  await one.getByRole('button', { name: t('outcomes:note.decision') }).click()
  await expect(other.getByText('The list of essential services moves to Annex B.').first()).toBeVisible()
})
