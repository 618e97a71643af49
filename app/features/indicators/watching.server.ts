import type { Tx } from '#app/platform/db.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { absoluteUrl, sendMail } from '#app/platform/mail.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { paths } from '#app/shared/paths.ts'
import { languageOfPerson } from '#app/shared/person-language.ts'
import type { IndicatorState } from './indicator-words.ts'
import type { IndicatorSubject } from './indicators.queries.server.ts'

/** From now on, or no longer: one row a person, however often it is said. Nobody else is told who watches what. */
export async function watchIndicator({ indicator, standing }: IndicatorSubject, { watch }: { watch: boolean }) {
  const row = { indicatorId: indicator.id, personId: standing.personId }
  return transaction(async (tx) => {
    if (watch) await tx.indicatorWatch.createMany({ data: [row], skipDuplicates: true })
    else await tx.indicatorWatch.deleteMany({ where: row })
    return { watch }
  })
}

type News =
  | { kind: 'version'; version: number }
  | { kind: 'ballot' }
  | { kind: 'outcome' }
  | { kind: 'moved'; to: IndicatorState; reason: string }

/** A mail to everybody who watches an indicator and still sits at its table, each in their language; whoever did it knows already. */
export async function tellWatchers(tx: Tx, indicatorId: string, by: string | null, news: News) {
  const watchers = await tx.indicatorWatch.findMany({
    where: { indicatorId, ...(by && { personId: { not: by } }), person: { disabledAt: null } },
    include: {
      person: { include: { memberships: { where: { endedAt: null }, select: { roundtableId: true } } } },
      indicator: { select: { code: true, name: true, roundtableId: true } },
    },
  })
  for (const { person, indicator } of watchers) {
    if (!person.memberships.some(({ roundtableId }) => roundtableId === indicator.roundtableId)) continue
    const language = languageOfPerson(person)
    const values = {
      name: person.name,
      indicator: `${indicator.code} ${indicator.name}`,
      version: news.kind === 'version' ? String(news.version) : '',
      state: news.kind === 'moved' ? translator(language)(`ui:status.${news.to}`) : '',
      reason: news.kind === 'moved' && news.reason ? `${news.reason}\n\n` : '',
      link: absoluteUrl(paths.indicator(indicator.roundtableId, indicatorId)),
    }
    await sendMail({ to: person.email, language, template: `indicator-${news.kind}`, values }, tx)
  }
}
