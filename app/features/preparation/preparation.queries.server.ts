import { mayModerate, mayTakePart } from '#app/features/access/access.policy.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { chooseHidden } from '#app/features/ballots/small-groups.server.ts'
import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import { installation } from '#app/features/programme/installation.server.ts'
import { mayView } from '#app/features/sessions/session.policy.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { factsOf } from './facts.server.ts'
import { type Facts, isReady, leftOf, type Task, tasksFor } from './tasks.ts'

/** Under so many members a group shows only how many they are: what one of them has done would be known. */
const SMALLEST = 4

export type Preparation = NonNullable<Awaited<ReturnType<typeof preparationOf>>>

/** What stands below a session that is still to come: the reader's own list, and for moderators who is ready. */
export async function preparationOf({ session, roundtable, standing }: SessionSubject) {
  if (session.state !== 'planned') return null
  const found = await factsOf({ roundtableId: roundtable.id, sessionId: session.id })
  if (!found) return null
  const { facts } = found
  const seat = standing.seat
  const tasks = tasksFor(
    seat ?? { personId: standing.personId, organisationId: '', groupId: '', role: 'observer' },
    facts,
  )
  return {
    tasks,
    /** Whoever has no seat sees what is asked of members, and nothing to do for themselves. */
    own: seat !== null,
    ready: tasks.length && mayModerate(standing) ? await readinessOf(roundtable.id, facts) : null,
  }
}

export type Readiness = Awaited<ReturnType<typeof readinessOf>>
export type GroupReadiness = { groupId: string; members: number; ready: number | null }

/** Of each group how many members there are and how many are ready, as far as nobody's own list follows from it. */
export async function readinessOf(roundtableId: string, facts: Facts) {
  const [{ groups }, members] = await Promise.all([installation(), preparing(roundtableId)])
  const states = groups.map(({ id }) =>
    members.filter(({ groupId }) => groupId === id).map((member) => (isReady(member, facts) ? 'ready' : 'open')),
  )
  const { hidden, total } = chooseHidden(states, SMALLEST)
  const readyIn = (group: readonly string[]) => group.filter((state) => state === 'ready').length
  return {
    members: members.length,
    ready: total ? readyIn(states.flat()) : null,
    groups: groups.map(({ id }, index): GroupReadiness => {
      const group = states[index]!
      return { groupId: id, members: group.length, ready: hidden.has(index) ? null : readyIn(group) }
    }),
  }
}

/** Who is expected to have done their list: everybody with an account and a vote. */
export async function preparing(roundtableId: string) {
  const members = await membershipsAt(roundtableId)
  return members.filter(({ accepted, role }) => accepted && role !== 'observer')
}

export type NextSession = NonNullable<Awaited<ReturnType<typeof nextSessionOf>>>

/** The next session of a roundtable and how much the reader has open for it; null where none is planned. */
export async function nextSessionOf({ roundtable, standing }: Place) {
  const open = { state: '', observersMayCome: false, observersMayAsk: false, roundtableState: roundtable.state }
  const found = await factsOf({
    roundtableId: roundtable.id,
    next: true,
    shut: !mayView(standing, open),
    withoutBallots: !mayTakePart(standing),
  })
  if (!found) return null
  const { session, facts } = found
  const tasks: Task[] = standing.seat ? tasksFor(standing.seat, facts) : []
  const { id, number, title, timeZone, place } = session
  return { id, number, title, timeZone, place, startsAt: session.startsAt.toISOString(), ...leftOf(tasks) }
}
