import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import { planOf } from './agenda.queries.server.ts'
import type { SessionSubject } from './session-access.server.ts'
import { sessionView } from './sessions.queries.server.ts'

/** What whoever plans an agenda sees: all of it, and what is open beside it. */
export async function plannerPage(subject: SessionSubject, { item }: { item?: string }) {
  const items = await planOf(subject)
  const open = items.find(({ id }) => id === item) ?? null
  return { session: sessionView(subject), items, open, owners: open ? await ownersAt(subject) : [] }
}

async function ownersAt({ roundtable }: SessionSubject) {
  const members = await membershipsAt(roundtable.id)
  return members.map(({ membershipId, name, organisation }) => ({ id: membershipId, name, organisation }))
}
