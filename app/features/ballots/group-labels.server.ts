import { db } from '#app/platform/db.server.ts'
import { localized } from '#app/shared/localized.ts'
import type { Language } from '#app/shared/roles.ts'

/** The groups as a file names them. */
export async function groupLabels(language: Language) {
  const groups = await db.stakeholderGroup.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, code: true, name: true },
  })
  return groups.map(({ name, ...group }) => ({ ...group, name: localized(name, language) }))
}
