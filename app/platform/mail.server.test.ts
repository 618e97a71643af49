import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { db } from './db.server.ts'
import { env } from './env.server.ts'
import { log } from './log.server.ts'
import { deliverMail, sendMail } from './mail.server.ts'

const link = `https://table.example.org/invitations/${'a'.repeat(60)}`

function lastMailTo(address: string) {
  const outbox = path.join(env.DATA_DIR, 'outbox')
  const file = readdirSync(outbox)
    .filter((name) => name.includes(address))
    .sort()
    .at(-1)
  return readFileSync(path.join(outbox, file ?? ''), 'utf8')
}

test('a written mail can be read in a terminal: its link is whole and its letters are plain', async () => {
  await deliverMail({ to: 'zoe@example.org', language: 'fr', template: 'invitation', values: { name: 'Zoé', link } })
  const [head, ...body] = lastMailTo('zoe@example.org').split('\n\n')
  expect(head).toMatch(/^To: zoe@example.org$/m)
  expect(head).toMatch(/^Content-Transfer-Encoding: 8bit$/m)
  expect(body.join('\n\n')).toContain(`\n${link}\n`)
  expect(body.join('\n\n')).toContain('Zoé')
})

test('what somebody typed cannot add a header', async () => {
  const name = 'Mallory\r\nBcc: victim@example.org'
  await deliverMail({
    to: 'mallory@example.org',
    language: 'en',
    template: 'invitation',
    values: { name, programme: name, link },
  })
  const head = lastMailTo('mallory@example.org').split('\n\n')[0]
  expect(head).not.toMatch(/^Bcc:/m)
})

test('only the owner of the process reads what was written, also in a folder that others could read before', async () => {
  const outbox = path.join(env.DATA_DIR, 'outbox')
  mkdirSync(outbox, { recursive: true })
  chmodSync(outbox, 0o755)
  await deliverMail({ to: 'ida@example.org', language: 'en', template: 'invitation', values: { name: 'Ida', link } })
  const file = readdirSync(outbox).find((name) => name.includes('ida@example.org'))!
  expect([statSync(outbox), statSync(path.join(outbox, file))].map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o600])
})

test('a mail is due whatever becomes of the clock within the hours after', async () => {
  await sendMail({ to: 'uma@example.org', language: 'en', template: 'invitation', values: { link } }, db)
  const due = await db.$queryRaw<{ due: boolean }[]>`
    SELECT j.run_at < now() - interval '3 hours' AS due FROM graphile_worker._private_jobs j WHERE j.payload->>'to' = 'uma@example.org'`
  expect(due).toEqual([{ due: true }])
})

test.each([
  'r&d@example.org',
  'élise@example.org',
  'info@xn--mnchen-3ya.example',
  "o'neill+table@example.org",
  'a{b}@example.org',
])('every address that a form takes gets its mail: %s', async (to) => {
  await sendMail({ to, language: 'en', template: 'invitation', values: { link } }, db)
  await deliverMail({ to, language: 'en', template: 'invitation', values: { link } })
  const outbox = path.join(env.DATA_DIR, 'outbox')
  const mails = readdirSync(outbox).map((name) => readFileSync(path.join(outbox, name), 'utf8'))
  expect(
    mails.some((mail) => mail.includes(`${link}\n`) && new RegExp(`^To:.*${to.split('@')[1]}`, 'm').test(mail)),
  ).toBe(true)
})

test('no line of the log says whom a mail is for', async () => {
  const lines: unknown[] = []
  const told = vi.spyOn(log, 'info').mockImplementation((...line: unknown[]) => void lines.push(line))
  await deliverMail({ to: 'private@example.org', language: 'en', template: 'invitation', values: { link } })
  told.mockRestore()
  expect(lines).toHaveLength(1)
  expect(JSON.stringify(lines)).not.toContain('private')
})
