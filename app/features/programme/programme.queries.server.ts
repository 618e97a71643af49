import { localized } from '#app/shared/localized.ts'
import type { Language } from '#app/shared/roles.ts'
import { installation } from './installation.server.ts'

export type ProgrammeView = { name: string; contactEmail: string; demonstration: boolean }

export async function programmeOf(language: Language): Promise<ProgrammeView> {
  const { programme } = await installation()
  return {
    name: localized(programme?.name, language),
    contactEmail: programme?.contactEmail ?? '',
    demonstration: programme?.demonstration ?? false,
  }
}
