import { translator } from '#app/platform/i18n.server.ts'
import type { Language } from '#app/shared/roles.ts'
import { programmeOf } from './programme.queries.server.ts'

/** A page's title: what it is, then whose it is. */
export async function titleOf(language: Language, key: string) {
  const { name } = await programmeOf(language)
  return `${translator(language)(key)} – ${name}`
}
