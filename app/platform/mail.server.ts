import { randomUUID } from 'node:crypto'
import { chmod, mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import MimeNode from 'nodemailer/lib/mime-node'
import { z } from 'zod'
import { emailAddress } from '#app/shared/email-address.ts'
import { LANGUAGES } from '#app/shared/roles.ts'
import type { Tx } from './db.server.ts'
import { env } from './env.server.ts'
import { translator } from './i18n.server.ts'
import { log } from './log.server.ts'
import { afterCommit, once } from './outbox.server.ts'

const mailSchema = z.object({
  // As every form takes it: the patterns of others refuse addresses that work.
  to: z.string().refine((address) => emailAddress(address) === address),
  language: z.enum(LANGUAGES),
  /** Names `<template>.subject` and `<template>.body` of the `mail` namespace. */
  template: z.string().min(1),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  /** An entry for the reader's calendar: a file of RFC 5545, and what calendars do with it. */
  calendar: z.object({ method: z.enum(['REQUEST', 'CANCEL']), file: z.string() }).optional(),
})
type Calendar = z.output<typeof mailSchema>['calendar']

/** Mails that were queued by earlier versions have neither. */
const queuedSchema = mailSchema.extend({
  key: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  queuedAt: z.iso.datetime().optional(),
})

export type Mail = z.input<typeof mailSchema>

/** Queues a mail that leaves if the transaction commits, and only then. Links in `values` are made with `absoluteUrl`. */
export async function sendMail(mail: Mail, tx: Tx) {
  await afterCommit(tx, 'deliver-mail', { ...mailSchema.parse(mail), queuedAt: new Date().toISOString() })
}

/** A link for a mail, always below PUBLIC_URL whatever host the request named. */
export function absoluteUrl(pathname: string) {
  return `${env.PUBLIC_URL}${pathname}`
}

/**
 * Writes or sends one queued mail, once. A file has its name of the key, so that doing it again changes nothing; a mail server may be killed away
 * from between its yes and our note of it, and then gets the same Message-ID again. Header values are single lines: what people typed cannot
 * add a header.
 */
export async function deliverMail(payload: unknown, jobKey: string = randomUUID()) {
  const mail = queuedSchema.parse(payload)
  const key = mail.key ?? jobKey
  await once(`mail ${key}`, () => deliver(mail, key))
}

async function deliver(
  { to, language, template, values, queuedAt, calendar }: z.output<typeof queuedSchema>,
  key: string,
) {
  const t = translator(language)
  const subject = t(`${template}.subject`, { ns: 'mail', ...values }).replace(/[\r\n]+/g, ' ')
  const text = t(`${template}.body`, { ns: 'mail', ...values })
  const headers = { 'Content-Language': language }
  const messageId = `<${key}@${new URL(env.PUBLIC_URL).hostname}>`
  if (env.SMTP_URL) {
    const mail = { from: env.MAIL_FROM, to, subject, text, headers, messageId }
    await createTransport(env.SMTP_URL).sendMail({ ...mail, ...(calendar && { icalEvent: eventOf(calendar) }) })
  } else {
    await writeToOutbox({ key, to, queuedAt, calendar }, text, {
      From: env.MAIL_FROM,
      To: to,
      Subject: subject,
      'Message-ID': messageId,
      ...headers,
    })
  }
}

/** Beside the text, for programs that offer to accept it, and as a file for the others. */
function eventOf({ method, file }: NonNullable<Calendar>) {
  return { method, filename: 'session.ics', content: file }
}

/** Unencoded, so that whoever opens the file in a terminal can follow its link. */
async function writeToOutbox(
  { key, to, queuedAt = new Date().toISOString(), calendar }: Written,
  text: string,
  headers: Record<string, string>,
) {
  const head = new MimeNode(calendar ? `multipart/alternative; boundary="${key}"` : 'text/plain; charset=utf-8')
  head.setHeader({ ...headers, 'Content-Transfer-Encoding': '8bit' })
  const body = calendar ? withCalendar(text, calendar, key) : `${text}\n`
  const folder = path.join(env.DATA_DIR, 'outbox')
  // It holds the links that open accounts.
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const stamp = queuedAt.replace(/[:.]/g, '-')
  const name = `${stamp}-${to.replace(/[^a-z0-9@.-]/gi, '_').slice(0, 150)}-${key}`
  await writeWhole(folder, `${name}.eml`, `${head.buildHeaders()}\n\n${body}`.replaceAll('\r\n', '\n'))
  // Whose mail it is stands in the file's name, which is nothing for a log.
  log.info({ outbox: folder, mail: stamp }, 'mail written (SMTP_URL is not set)')
}

type Written = { key: string; to: string; queuedAt?: string; calendar: Calendar }

function withCalendar(text: string, { method, file }: NonNullable<Calendar>, boundary: string) {
  const part = (type: string, body: string) =>
    `--${boundary}\nContent-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${body}\n`
  return `${part('text/plain', text)}${part(`text/calendar; method=${method}`, file)}--${boundary}--\n`
}

/** All of it under its name or nothing, also when the machine loses its power. */
async function writeWhole(folder: string, name: string, text: string) {
  const draft = path.join(folder, `.${name}.part`)
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path.join(folder, name))
}
