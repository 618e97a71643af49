import type { Tx } from '#app/platform/db.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { absoluteUrl, sendMail } from '#app/platform/mail.server.ts'
import { formatList } from '#app/shared/dates.ts'
import { localized } from '#app/shared/localized.ts'
import { paths } from '#app/shared/paths.ts'
import { languageOfPerson } from '#app/shared/person-language.ts'
import type { Actor, Language } from '#app/shared/roles.ts'
import type { SectionSubject } from './sections.queries.server.ts'

type Decision = { kind: 'agreed' | 'reopened'; reason: string; silentGroupIds: string[]; openThreads: number }

/** A mail to everybody who wrote or commented in the section and is still a member, each in their language. */
export async function mailWriters(tx: Tx, { section, roundtable }: SectionSubject, actor: Actor, decision: Decision) {
  const [writers, speakers, groups] = await Promise.all([
    tx.collabClient.findMany({
      where: { document: { sectionId: section.id } },
      distinct: ['personId'],
      select: { personId: true },
    }),
    tx.comment.findMany({
      where: { thread: { sectionId: section.id } },
      distinct: ['personId'],
      select: { personId: true },
    }),
    tx.stakeholderGroup.findMany({
      where: { id: { in: decision.silentGroupIds } },
      orderBy: { position: 'asc' },
      select: { name: true },
    }),
  ])
  const ids = [...writers, ...speakers].map(({ personId }) => personId).filter((id) => id !== actor.personId)
  const people = await tx.person.findMany({
    where: { id: { in: ids }, disabledAt: null, memberships: { some: { roundtableId: roundtable.id, endedAt: null } } },
  })
  const link = absoluteUrl(paths.section(roundtable.id, section.id))
  for (const person of people) {
    const language = languageOfPerson(person)
    const silent = groups.map(({ name }) => localized(name, language))
    const values = {
      name: person.name,
      by: actor.name,
      section: section.title,
      missing: missingSaid(language, silent, decision.openThreads),
      reason: reasonSaid(language, decision.reason),
      link,
    }
    await sendMail({ to: person.email, language, template: `section-${decision.kind}`, values }, tx)
  }
}

function missingSaid(language: Language, silent: string[], openThreads: number) {
  const t = translator(language)
  const parts = [
    silent.length ? t('mail:section-missing.silent', { groups: formatList(silent, language) }) : '',
    openThreads ? t('mail:section-missing.threads', { count: openThreads }) : '',
  ].filter(Boolean)
  return parts.length ? `${parts.join('\n')}\n\n` : ''
}

function reasonSaid(language: Language, reason: string) {
  return reason ? `${translator(language)('mail:section-missing.reason', { reason })}\n\n` : ''
}
