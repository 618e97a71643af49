import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'
import { localized } from '#app/shared/localized.ts'
import type { Language } from '#app/shared/roles.ts'

export async function relatedDocumentsOf(language: Language) {
  const documents = await db.relatedDocument.findMany({ where: SHOWN, orderBy: { position: 'asc' } })
  return documents.map(({ id, title, description, url, kind }) => ({
    id,
    url,
    kind,
    title: localized(title, language),
    description: localized(description, language),
  }))
}
