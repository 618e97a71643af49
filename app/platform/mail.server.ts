import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { LANGUAGES } from '#app/shared/roles.ts'
import { db, type Tx } from './db.server.ts'
import { env } from './env.server.ts'
import { translator } from './i18n.server.ts'
import { log } from './log.server.ts'

const mailSchema = z.object({
  to: z.email(),
  language: z.enum(LANGUAGES),
  /** Names `<template>.subject` and `<template>.body` of the `mail` namespace. */
  template: z.string().min(1),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
})

export type Mail = z.input<typeof mailSchema>

/** Queues a mail; with `tx` it leaves only if that transaction commits. Links in `values` are made with `absoluteUrl`. */
export async function sendMail(mail: Mail, tx: Tx = db) {
  const payload = JSON.stringify(mailSchema.parse(mail))
  await tx.$executeRaw`SELECT graphile_worker.add_job('deliver-mail', ${payload}::json)`
}

/** A link for a mail, always below PUBLIC_URL whatever host the request named. */
export function absoluteUrl(pathname: string) {
  return `${env.PUBLIC_URL}${pathname}`
}

/** Writes or sends one queued mail. Header values are single lines: what people typed cannot add a header. */
export async function deliverMail(payload: unknown) {
  const { to, language, template, values } = mailSchema.parse(payload)
  const t = translator(language)
  const subject = t(`${template}.subject`, { ns: 'mail', ...values }).replace(/[\r\n]+/g, ' ')
  const text = t(`${template}.body`, { ns: 'mail', ...values })
  const message = { from: env.MAIL_FROM, to, subject, text, headers: { 'Content-Language': language } }
  if (env.SMTP_URL) {
    await createTransport(env.SMTP_URL).sendMail(message)
  } else {
    await writeToOutbox(message)
  }
}

async function writeToOutbox(message: { to: string; subject: string }) {
  const { message: raw } = await createTransport({ streamTransport: true, buffer: true, newline: 'unix' }).sendMail(message)
  const folder = path.join(env.DATA_DIR, 'outbox')
  await mkdir(folder, { recursive: true })
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const file = path.join(folder, `${stamp}-${message.to.replace(/[^a-z0-9@.-]/gi, '_')}.eml`)
  await writeFile(file, raw as Buffer)
  log.info({ mail: file }, 'mail written (SMTP_URL is not set)')
}
