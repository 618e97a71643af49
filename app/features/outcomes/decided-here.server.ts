import type { Place } from '#app/features/access/standing.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import type { Language } from '#app/shared/roles.ts'
import type { Decided } from './decided-here.tsx'
import { outcomeCode } from './outcome-words.ts'
import { decisionsAbout } from './register.queries.server.ts'

/** What sessions have decided about a section, in its reader's language. */
export async function decidedHere(place: Place, sectionId: string, language: Language): Promise<Decided> {
  const t = translator(language)
  const decisions = await decisionsAbout(place, { sectionId })
  return {
    title: t('outcomes:card.title'),
    lines: decisions.map(({ id, number, text, session }) => ({
      id,
      text,
      code: outcomeCode('decision', number),
      from: t('outcomes:from.session', { number: session.number, title: session.title }),
      sessionId: session.id,
    })),
  }
}
