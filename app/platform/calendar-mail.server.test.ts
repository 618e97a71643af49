import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startMailServer } from '#tests/faults/mail-server.ts'
import { env } from './env.server.ts'
import { deliverMail } from './mail.server.ts'

const file = ['BEGIN:VCALENDAR', 'METHOD:REQUEST', `SUMMARY:Séance 6 ${'é'.repeat(30)}`, 'END:VCALENDAR', ''].join(
  '\r\n',
)
const mail = (to: string, key: string) => ({
  to,
  language: 'fr',
  template: 'session-invitation',
  values: { name: 'Zoé', session: 'Séance 6\r\nBcc: victim@example.org', link: 'http://roundtable.test/x' },
  calendar: { method: 'REQUEST', file },
  key,
})

let server: Awaited<ReturnType<typeof startMailServer>>
beforeAll(async () => void (server = await startMailServer()))
afterAll(() => server.close())

test('a mail server is given the entry beside the text and as a file, with the method that calendars go by', async () => {
  const before = env.SMTP_URL
  Object.assign(env, { SMTP_URL: server.url })
  onTestFinished(() => void Object.assign(env, { SMTP_URL: before }))
  await deliverMail(mail('smtp@example.org', 'calendar-mail-1'))
  await deliverMail(mail('smtp@example.org', 'calendar-mail-1'))
  expect(server.mails).toHaveLength(1)
  const [sent = ''] = server.mails
  expect(sent).toMatch(/^Content-Type: multipart\/mixed;/m)
  expect(sent).toMatch(/^Content-Type: multipart\/alternative;/m)
  expect(sent).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST$/m)
  expect(sent).toMatch(/^Content-Type: application\/ics; name=session\.ics$/m)
  expect(sent).toMatch(/^Content-Disposition: attachment; filename=session\.ics$/m)
  expect(sent.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m)
  expect(bodyOf(sent, 'text/calendar').trimEnd()).toBe(file.trimEnd())
  expect(bodyOf(sent, 'application/ics')).toBe(file)
})

test('without a mail server the entry stands in the written mail, and its text can be read as it is', async () => {
  await deliverMail(mail('outbox@example.org', 'calendar-mail-2'))
  const folder = path.join(env.DATA_DIR, 'outbox')
  const name = readdirSync(folder).find((one) => one.includes('outbox@example.org'))!
  const written = readFileSync(path.join(folder, name), 'utf8')
  expect(written).toContain('Content-Type: text/calendar; method=REQUEST; charset=utf-8')
  expect(written).toContain(file.replaceAll('\r\n', '\n'))
  expect(written).toContain('\nhttp://roundtable.test/x\n')
  expect(written.split('\n\n')[0]).not.toMatch(/^Bcc:/m)
})

/** What a program that reads mails finds in this part. */
function bodyOf(sent: string, type: string) {
  const part = sent.split(/\r\n--[^\r\n]*(?:\r\n|$)/).find((one) => one.startsWith(`Content-Type: ${type}`))!
  const [head, ...rest] = part.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (head!.includes('base64')) return Buffer.from(body, 'base64').toString()
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
