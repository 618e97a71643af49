import { ballotOn } from './support/ballot.ts'
import { demonstration, draftSection, freeIndicator, nameOf } from './support/demonstration.ts'
import { emailOf, expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')

test('two participants of different groups write at once, an observer comments and reads their answer', async ({
  open,
  server,
}) => {
  const section = draftSection(await demonstration(server), 0)
  const [first, second, observer] = [await open('participant'), await open('participant2'), await open('observer')]
  const [ours, theirs, watched] = [sectionOn(first), sectionOn(second), sectionOn(observer)]
  await Promise.all([ours.open(section.path), theirs.open(section.path), watched.open(section.path)])

  await test.step('typing is seen on the other screens, letter by letter and both ways', async () => {
    await ours.write('Cities publish what they measure.')
    await theirs.expectWords('Cities publish what they measure.')
    await theirs.write('Residents can check it.')
    await ours.expectWords('Residents can check it.')
    await watched.expectWords('Cities publish what they measure.')
    await watched.expectWords('Residents can check it.')
    await Promise.all([first.keyboard.type(' In the first year.'), second.keyboard.type(' In the second year.')])
    for (const one of [ours, theirs, watched]) {
      await one.expectWords('In the first year.')
      await one.expectWords('In the second year.')
    }
    await Promise.all([ours.expectSaved(), theirs.expectSaved()])
    await expect
      .poll(async () => new Set(await Promise.all([ours.words(), theirs.words(), watched.words()])).size)
      .toBe(1)
  })

  await test.step('each sees the other’s caret with name and group', async () => {
    await expect(ours.caretOf(await nameOf(server, emailOf('participant2')))).toBeAttached()
    await expect(theirs.caretOf(await nameOf(server, emailOf('participant')))).toBeAttached()
    await expect(
      first
        .getByText(t('editor:presence.label', { count: 2 }))
        .or(first.getByLabel(t('editor:presence.label', { count: 2 })))
        .first(),
    ).toBeAttached()
  })

  await test.step('the observer comments on a passage without being able to write, and is answered', async () => {
    await expect(watched.text).toHaveAttribute('aria-readonly', 'true')
    await watched.select('Residents can check it.')
    await watched.comment('Who pays for the checking?')
    await expect(theirs.margin).toContainText('Who pays for the checking?')
    await expect(theirs.text.locator('[data-thread-id], [data-thread], .thread-passage').last()).toBeAttached()
    await theirs.reply(
      'Who pays for the checking?',
      await nameOf(server, emailOf('observer')),
      'The roundtable’s fund does.',
    )
    await expect(watched.margin).toContainText('The roundtable’s fund does.')
    await expect(ours.margin).toContainText('The roundtable’s fund does.')
  })
})

test('a moderator opens a ballot, the table votes unseen, and everybody sees the result once the closing stands', async ({
  open,
  server,
}) => {
  const indicator = freeIndicator(await demonstration(server), 0)
  const [chair, first, second, observer] = [
    await open('moderator'),
    await open('participant'),
    await open('participant2'),
    await open('observer'),
  ]
  await Promise.all([chair, first, second, observer].map((page) => page.goto(indicator.path)))
  const round =
    1 +
    Number(
      (
        await server.query<{ count: string }>('SELECT count(*) FROM "Ballot" WHERE "indicatorId" = $1', [indicator.id])
      )[0]?.count,
    )

  await ballotOn(chair).openRound(round)
  await expect(first.getByRole('heading', { name: t('ballots:card.yours', { round }) })).toBeVisible()
  await expect(observer.getByText(t('ballots:card.watching'))).toBeVisible()

  await ballotOn(first).vote(8, 6)
  await expect(first.getByText(t('ballots:card.withdraw'))).toBeVisible()
  await ballotOn(second).vote(3, 2)
  await expect(second.getByText(t('ballots:card.withdraw'))).toBeVisible()
  for (const page of [chair, first, second, observer]) await expect(ballotOn(page).result).toHaveCount(0)

  await ballotOn(chair).close()
  await expect(observer.getByRole('heading', { name: t('ballots:closing.title', { round }) })).toBeVisible()
  await chair.getByRole('button', { name: t('ballots:closing.reopen') }).click()
  await expect(first.getByRole('button', { name: t('ballots:card.save') })).toBeVisible()

  await ballotOn(chair).close()
  await chair.getByRole('button', { name: t('ballots:closing.show') }).click()
  for (const page of [first, second, observer]) {
    await expect(ballotOn(page).result).toContainText(t('ballots:finding.too-few'))
    await expect(ballotOn(page).result.getByRole('table').first()).toBeAttached()
  }
})

test('a cut network loses no word: both write on, and their texts are equal and complete afterwards', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(/ERR_INTERNET_DISCONNECTED|WebSocket connection|Failed to fetch|Failed to load resource/)
  const section = draftSection(await demonstration(server), 1)
  const [first, second] = [await open('participant'), await open('participant2')]
  const [ours, theirs] = [sectionOn(first), sectionOn(second)]
  await Promise.all([ours.open(section.path), theirs.open(section.path)])
  await ours.write('Written together.')
  await theirs.expectWords('Written together.')
  await ours.expectSaved()

  await first.context().setOffline(true)
  await first.keyboard.type(' Alone on a train.')
  await expect(first.getByText(t('editor:save.offline')).first()).toBeVisible({ timeout: 60_000 })
  await theirs.write('At the table meanwhile.')
  await theirs.expectSaved()
  await first.keyboard.type(' Still in the tunnel.')
  expect(await theirs.words()).not.toContain('Alone on a train.')

  await first.context().setOffline(false)
  await theirs.expectWords('Alone on a train. Still in the tunnel.')
  await ours.expectWords('At the table meanwhile.')
  await ours.expectSaved()
  await expect.poll(async () => new Set(await Promise.all([ours.words(), theirs.words()])).size).toBe(1)
  await first.reload()
  await ours.open(section.path)
  await ours.expectWords('Alone on a train. Still in the tunnel.')
})
