import { translator } from '#app/platform/i18n.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Language } from '#app/shared/roles.ts'
import { blocksOf } from './blocks.ts'
import { docxOf } from './docx.server.ts'
import { markdownOf } from './markdown.ts'
import { currentRecord } from './minutes.server.ts'
import type { MinutesSubject } from './minutes-access.server.ts'
import type { FileFormat } from './minutes-words.ts'
import { pdfOf } from './pdf.server.ts'
import type { Texts } from './record-types.ts'
import { saidIn } from './said.ts'

const TYPES: Record<FileFormat, string> = {
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
}

/** Minutes as a file in its reader's language. The record itself, of which the SHA-256 is told, is there once they are approved. */
export async function fileOf(subject: MinutesSubject, format: FileFormat, language: Language) {
  const { session, minutes } = subject
  const name = `minutes-${session.number}.${format}`
  return { name, type: TYPES[format], bytes: await bytesOf(subject, format, language, minutes) }
}

async function bytesOf(
  subject: MinutesSubject,
  format: FileFormat,
  language: Language,
  { frozen, sha256, approvedAt }: MinutesSubject['minutes'],
) {
  if (format === 'json') {
    if (!frozen) throw new DomainError('not-found')
    return Buffer.from(frozen)
  }
  const record = await currentRecord(subject)
  const translate = translator(language)
  const t: Texts = (key, values) => translate(`minutes:${key}`, values ?? {})
  const said = saidIn(record, language, t)
  const blocks = blocksOf(record, said, t, sha256 && approvedAt ? { sha256, at: approvedAt.toISOString() } : null)
  if (format === 'md') return Buffer.from(markdownOf(blocks))
  const about = { title: said.title, language }
  return format === 'docx' ? docxOf(blocks, about) : pdfOf(blocks, about)
}
