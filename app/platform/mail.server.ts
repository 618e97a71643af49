import { chmod, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import MimeNode from 'nodemailer/lib/mime-node'
import { z } from 'zod'
import { emailAddress } from '#app/shared/email-address.ts'
import { LANGUAGES } from '#app/shared/roles.ts'
import { db, type Tx } from './db.server.ts'
import { env } from './env.server.ts'
import { translator } from './i18n.server.ts'
import { log } from './log.server.ts'

const mailSchema = z.object({
  // As every form takes it: the patterns of others refuse addresses that work.
  to: z.string().refine((address) => emailAddress(address) === address),
  language: z.enum(LANGUAGES),
  /** Names `<template>.subject` and `<template>.body` of the `mail` namespace. */
  template: z.string().min(1),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
})

export type Mail = z.input<typeof mailSchema>

/** Queues a mail; with `tx` it leaves only if that transaction commits. Links in `values` are made with `absoluteUrl`. */
export async function sendMail(mail: Mail, tx: Tx = db) {
  const payload = JSON.stringify(mailSchema.parse(mail))
  // Due since yesterday: a clock that is set back does not make it wait for the hour that comes twice.
  await tx.$executeRaw`SELECT graphile_worker.add_job('deliver-mail', ${payload}::json, run_at := now() - interval '1 day')`
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
  const headers = { 'Content-Language': language }
  if (env.SMTP_URL) {
    await createTransport(env.SMTP_URL).sendMail({ from: env.MAIL_FROM, to, subject, text, headers })
  } else {
    await writeToOutbox(to, text, { From: env.MAIL_FROM, To: to, Subject: subject, ...headers })
  }
}

/** Unencoded, so that whoever opens the file in a terminal can follow its link. */
async function writeToOutbox(to: string, text: string, headers: Record<string, string>) {
  const head = new MimeNode('text/plain; charset=utf-8')
  head.setHeader({ ...headers, 'Content-Transfer-Encoding': '8bit' })
  const folder = path.join(env.DATA_DIR, 'outbox')
  // It holds the links that open accounts.
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const file = path.join(folder, `${stamp}-${to.replace(/[^a-z0-9@.-]/gi, '_')}.eml`)
  await writeFile(file, `${head.buildHeaders()}\n\n${text}\n`.replaceAll('\r\n', '\n'), { mode: 0o600 })
  // Whose mail it is stands in the file's name, which is nothing for a log.
  log.info({ outbox: folder, mail: stamp }, 'mail written (SMTP_URL is not set)')
}
