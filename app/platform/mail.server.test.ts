import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { env } from './env.server.ts'
import { deliverMail } from './mail.server.ts'

const link = `https://table.example.org/invitations/${'a'.repeat(60)}`

function lastMailTo(address: string) {
  const outbox = path.join(env.DATA_DIR, 'outbox')
  const file = readdirSync(outbox).filter((name) => name.includes(address)).sort().at(-1)
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
  await deliverMail({ to: 'mallory@example.org', language: 'en', template: 'invitation', values: { name, programme: name, link } })
  const head = lastMailTo('mallory@example.org').split('\n\n')[0]
  expect(head).not.toMatch(/^Bcc:/m)
})
