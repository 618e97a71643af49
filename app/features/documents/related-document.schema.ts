import { z } from 'zod'
import { lineField, textField } from '#app/shared/text-fields.ts'
import { DOCUMENT_KINDS } from './related-document-kinds.ts'

const DOCUMENTS_MAX = 50

const title = lineField('secretariat.document-title', 'secretariat.document-title', 160)
const note = textField('secretariat.document-note', 'secretariat.document-note', 400)

export const relatedDocumentSchema = z.object({
  titleEn: title,
  titleFr: title,
  noteEn: note,
  noteFr: note,
  kind: z.enum(DOCUMENT_KINDS, { error: 'secretariat.document-kind' }),
  url: z
    .string({ error: 'secretariat.document-url' })
    .trim()
    .max(500, 'secretariat.document-url')
    .refine(isAddress, 'secretariat.document-url'),
  /** The place in the list, from 1. */
  place: z
    .number({ error: 'secretariat.document-place' })
    .int('secretariat.document-place')
    .min(1, 'secretariat.document-place')
    .max(DOCUMENTS_MAX, 'secretariat.document-place'),
})
export type RelatedDocumentInput = z.infer<typeof relatedDocumentSchema>

/** A page or file of this site, or an address elsewhere: it stands in a link that every visitor may follow. */
export function isAddress(value: string): boolean {
  if (/[\s\\]/.test(value)) return false
  if (value.startsWith('/')) return !value.startsWith('//')
  return URL.canParse(value) && new URL(value).protocol === 'https:'
}
