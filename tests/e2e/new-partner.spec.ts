import { demonstration, draftSection } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import { wordsOf } from './support/words.ts'

const fr = wordsOf('fr')
const en = wordsOf('en')

test('from a French phone to the first comment: interest, acceptance, mailed link, account', async ({
  open,
  server,
}) => {
  // A repeated run meets the account of the one before it.
  const email = `noemie.hallard${test.info().repeatEachIndex || ''}@example.org`
  const phone = { width: 390, language: 'fr' } as const
  const visitor = await open('visitor', phone)

  await test.step('a visitor registers an interest', async () => {
    await visitor.goto('/')
    await visitor
      .getByRole('link', { name: fr('public:register') })
      .first()
      .click()
    await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible()
    await visitor.getByLabel(fr('public:interest.organisation')).fill('Ville de Sarnac')
    await visitor
      .getByRole('group', { name: fr('public:interest.group') })
      .getByRole('radio')
      .first()
      .check()
    await visitor.getByLabel(fr('public:interest.country')).selectOption('FR')
    await visitor.getByLabel(fr('public:interest.name')).fill('Noémie Hallard')
    await visitor.getByLabel(fr('public:interest.email')).fill(email)
    await visitor
      .getByLabel(fr('public:interest.motivation'))
      .fill('Nous mesurons ce que la ville numérique change pour nos habitants.')
    await visitor.getByLabel(fr('public:interest.available.yes')).check()
    await visitor.getByLabel(fr('public:interest.consent')).check()
    await visitor.getByRole('button', { name: fr('public:interest.submit') }).click()
    await expect(visitor.getByRole('heading', { level: 1, name: fr('public:interest.sent-title') })).toBeVisible()
  })

  await test.step('the secretariat accepts it', async () => {
    const desk = await open('secretariat')
    await desk.goto('/secretariat/interests')
    await desk
      .getByRole('link', { name: /Ville de Sarnac|Noémie Hallard/ })
      .first()
      .click()
    await desk.getByRole('link', { name: en('secretariat:interest.accept') }).click()
    await expect(desk.getByRole('heading', { level: 1 })).toBeVisible()
    await desk
      .getByRole('main')
      .getByRole('button', { name: en('secretariat:interest.accept-submit') })
      .click()
    await expect(desk).not.toHaveURL(/acceptance/)
  })

  await test.step('the mailed link makes the account', async () => {
    const link = await expect
      .poll(() => linkIn(server.mailsTo(email)), { timeout: 30_000 })
      .toBeTruthy()
      .then(() => linkIn(server.mailsTo(email)))
    await server.query('UPDATE "Person" SET "timeZone" = $1 WHERE email = $2', ['Asia/Tokyo', email])
    await visitor.goto(new URL(link ?? '').pathname)
    const password = visitor.getByLabel(fr('identity:password.new'), { exact: true })
    await password.fill('une longue phrase à moi')
    await visitor.getByRole('button', { name: fr('identity:password.show') }).click()
    await expect(password).toHaveAttribute('type', 'text')
    await visitor.getByRole('button', { name: fr('identity:password.hide') }).click()
    await expect(password).toHaveAttribute('type', 'password')
    await visitor.getByRole('button', { name: fr('identity:invitation.submit') }).click()
    await expect(visitor).toHaveURL(/\/roundtables/)
    // That of the visitor's device.
    expect(await server.query('SELECT "timeZone" FROM "Person" WHERE email = $1', [email])).toEqual([
      { timeZone: 'Europe/Paris' },
    ])
  })

  await test.step('the new member writes the first comment', async () => {
    const section = draftSection(await demonstration(server), 3)
    await visitor.goto(section.path)
    await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible()
    await visitor
      .getByRole('button', {
        name: new RegExp(fr('section:margin-count', { count: 0 }).replace(/\d+/, '\\d+').replace(/[()]/g, '\\$&')),
      })
      .click()
    await visitor.getByText(fr('comments:write.whole-section')).first().click()
    const box = visitor.getByRole('textbox', { name: fr('comments:write.whole-label') })
    await box.fill('Bonjour à toutes et à tous. Qui relit les chiffres ?')
    await box
      .locator('xpath=ancestor::form')
      .getByRole('button', { name: fr('comments:write.send') })
      .click()
    await expect(visitor.getByRole('article').filter({ hasText: 'Qui relit les chiffres' })).toBeVisible()

    const member = await open('participant')
    const read = sectionOn(member)
    await read.open(section.path)
    await expect(read.margin.getByRole('article').filter({ hasText: 'Noémie Hallard' })).toContainText(
      'Ville de Sarnac',
    )
  })
})

function linkIn(mails: string[]) {
  return mails.join('\n').match(/https?:\/\/\S+\/invitations\/[\w-]+/)?.[0]
}
