import type { Place } from '#app/features/access/standing.server.ts'
import { dayAt } from '#app/platform/calendar.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { changeChoices } from './choices.server.ts'
import { mayOn } from './outcome.policy.ts'
import { type Noun, outcomeCode } from './outcome-words.ts'
import { lineOf } from './register.queries.server.ts'

/** One line of a register by itself: null once it was removed. `change`: what a moderator may choose from, null for whoever only settles it. */
export async function linePage(noun: Noun, actor: Actor, place: Place, { id, number }: { id: string; number: number }) {
  const { roundtable, standing } = place
  const mayChange = mayOn(standing, 'change', { roundtableState: roundtable.state })
  const [line, change] = await Promise.all([lineOf(noun, place, id), mayChange ? changeChoices(place) : null])
  const title = outcomeCode(noun, number)
  return { noun, roundtableId: roundtable.id, title, line, change, today: dayAt(new Date(), actor.timeZone) }
}
