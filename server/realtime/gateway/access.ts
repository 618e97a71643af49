import { roundtableFor } from '#app/features/access/standing.server.ts'
import { ballotFor } from '#app/features/ballots/ballots.queries.server.ts'
import { removedSection } from '#app/features/bin/bin.queries.server.ts'
import { indicatorFor } from '#app/features/indicators/indicators.queries.server.ts'
import { sectionFor } from '#app/features/sections/sections.queries.server.ts'
import { sessionFor } from '#app/features/sessions/session-access.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { ROUNDTABLE_TOPICS, type RoundtableTopic, type SubjectTopic, type Topic } from '#app/shared/live.ts'
import type { Actor } from '#app/shared/roles.ts'

/** Throws as the route of the page does whose topic it is. */
type Rule = (actor: Actor, roundtableId: string, id: string) => Promise<unknown>

const view: Rule = (actor, roundtableId) => roundtableFor(actor, roundtableId, 'view')

const OF_ROUNDTABLE: Partial<Record<RoundtableTopic, Rule>> = {
  bin: (actor, roundtableId) => roundtableFor(actor, roundtableId, 'moderate'),
}

const OF_SUBJECT: Record<SubjectTopic, Rule> = {
  // Whoever has a link to a section in the bin is told where it is, and when it is back.
  section: async (actor, roundtableId, id) => {
    const place = await roundtableFor(actor, roundtableId, 'view')
    return (await removedSection(place, id)) ?? sectionFor(place, id, 'view')
  },
  indicator: async (actor, roundtableId, id) =>
    indicatorFor(await roundtableFor(actor, roundtableId, 'view'), id, 'view'),
  ballot: async (actor, roundtableId, id) => ballotFor(await roundtableFor(actor, roundtableId, 'view'), id, 'view'),
  session: async (actor, roundtableId, id) => sessionFor(await roundtableFor(actor, roundtableId, 'view'), id, 'view'),
  // A closed roundtable is read-only, and its moderators still read what they noted.
  desk: async (actor, roundtableId, id) => sessionFor(await roundtableFor(actor, roundtableId, 'moderate'), id, 'view'),
  person: async (actor, roundtableId, id) => {
    if (actor.personId !== id) throw new DomainError('not-found')
    await view(actor, roundtableId, id)
  },
}

export function isTopic(topic: string): topic is Topic {
  return isOfRoundtable(topic) || Object.hasOwn(OF_SUBJECT, topic)
}

export function isOfRoundtable(topic: string): topic is RoundtableTopic {
  return ROUNDTABLE_TOPICS.includes(topic as RoundtableTopic)
}

export function mayFollow(actor: Actor, roundtableId: string, topic: Topic, id: string): Promise<unknown> {
  const rule = isOfRoundtable(topic) ? (OF_ROUNDTABLE[topic] ?? view) : OF_SUBJECT[topic]
  return rule(actor, roundtableId, id)
}
