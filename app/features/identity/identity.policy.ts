import type { Actor, Role, Standing } from '#app/shared/roles.ts'

/** Only the secretariat administers the installation: texts, groups, organisations, people, interests. */
export function mayAdminister(actor: Pick<Actor, 'secretariat'>) {
  return actor.secretariat
}

/** Moderators bring participants and observers to their own table; only the secretariat names moderators. */
export function mayInvite(standing: Standing, role: Role) {
  if (standing.secretariat) return true
  return standing.seat?.role === 'moderator' && role !== 'moderator'
}

/** Nobody shuts themselves out. */
export function mayDisable(actor: Pick<Actor, 'secretariat' | 'personId'>, person: { id: string }) {
  return actor.secretariat && actor.personId !== person.id
}

export function mayEndSessionsOf(actor: Pick<Actor, 'secretariat' | 'personId'>, person: { id: string }) {
  return actor.secretariat || actor.personId === person.id
}
