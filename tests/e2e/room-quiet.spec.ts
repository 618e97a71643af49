import { expect, test } from './support/fixtures.ts'
import { manyWait, plannedSession } from './support/sessions.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

test('of all that happens in a room its live regions say the item alone: no speaker, hand, minute or signal', async ({
  open,
  server,
}) => {
  const session = await plannedSession(server)
  const moderator = await open('moderator')
  await moderator.goto(session.at('cockpit'))
  const act = async (path: string, form: Record<string, string>) => {
    const answer = await moderator.request.post(path, {
      form: { ...form, reply: 'inline' },
      headers: { origin: server.url },
    })
    expect(answer.ok(), await answer.text()).toBe(true)
  }
  await act(session.at('clock'), { act: 'start' })
  await manyWait(server, session.id)
  const page = await open('observer')
  await page.goto(session.at('room'))
  await expect(page.getByRole('heading', { name: 'Where we stand' })).toBeVisible()
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const isLive = (node: Node | null) =>
      (node instanceof Element ? node : node?.parentElement)?.closest(
        '[role="status"], [role="alert"], [role="log"], [aria-live]:not([aria-live="off"])',
      )
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes)
        if (isLive(target))
          heard.push([...addedNodes].map(({ textContent }) => textContent).join(' ') || (target.textContent ?? ''))
    }).observe(document.body, { childList: true, characterData: true, subtree: true })
  })
  const waiting = await server.query<{ id: string }>(
    'SELECT id FROM "FloorRequest" WHERE "sessionId" = $1 ORDER BY "askedAt" LIMIT 2',
    [session.id],
  )
  await act(session.at('speech'), { act: 'give', requestId: waiting[0]!.id })
  await expect(page.locator('.floor-speaker')).toBeVisible()
  await act(session.at('clock'), { act: 'minutes', itemId: session.items[0]!, extraMinutes: '0', minutes: '5' })
  await act(session.at('queue'), { act: 'queue', queue: 'closed', was: 'open' })
  await act(session.at('clock'), { act: 'pause', itemId: session.items[0]! })
  await expect(page.getByText(t('room:item.paused'))).toBeVisible()
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  expect(await heard()).toEqual([])
  await act(session.at('clock'), { act: 'next', itemId: session.items[0]! })
  await expect.poll(heard).toEqual([t('room:announce.item', { item: 'Access to digital services' })])
})
