import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import type { Language } from '#app/shared/roles.ts'
import { planOf } from './agenda.queries.server.ts'
import { chipOf, linkChoices, linksOf } from './links.queries.server.ts'
import type { SessionSubject } from './session-access.server.ts'
import { sessionView } from './sessions.queries.server.ts'
import { templatesAt } from './templates.server.ts'

type Beside = { item?: string; link?: string }

/** What whoever plans an agenda sees: all of it, and what is open beside it. */
export async function plannerPage(subject: SessionSubject, { item, link }: Beside, language: Language) {
  const { session, roundtable, standing } = subject
  const [items, links] = await Promise.all([planOf(subject), linksOf(session.id, roundtable.id, language)])
  const open = items.find(({ id }) => id === item) ?? null
  const [owners, choices, templates] = open
    ? await Promise.all([ownersAt(subject), linkChoices(roundtable.id, language), []])
    : [[], [], await templatesAt(subject)]
  return {
    session: sessionView(subject),
    items,
    links: links.map(chipOf),
    openItem: open,
    openLink: links.find(({ id }) => id === link) ?? null,
    owners,
    choices,
    templates,
    secretariat: standing.secretariat,
  }
}

async function ownersAt({ roundtable }: SessionSubject) {
  const members = await membershipsAt(roundtable.id)
  return members.map(({ membershipId, name, organisation }) => ({ id: membershipId, name, organisation }))
}
