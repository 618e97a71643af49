import type { Place } from '#app/features/access/standing.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { paths } from '#app/shared/paths.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
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
    lines: decisions.map(({ id, number, text, session, ballot }) => ({
      id,
      text,
      code: outcomeCode('decision', number),
      ...(session
        ? {
            from: t('outcomes:from.session', { number: session.number, title: session.title }),
            to: recordPaths.moment(place.roundtable.id, session.id, id),
          }
        : {
            from: t('outcomes:from.ballot', { round: ballot?.round ?? 1 }),
            to: ballot ? paths.ballot(place.roundtable.id, ballot.id) : recordPaths.decisions(place.roundtable.id),
          }),
    })),
  }
}
