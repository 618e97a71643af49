import type { Actor } from '#app/shared/roles.ts'

export function mayViewInterests(actor: Pick<Actor, 'secretariat'>) {
  return actor.secretariat
}

export function mayDecideInterest(actor: Pick<Actor, 'secretariat'>, interest: { state: string }) {
  return actor.secretariat && interest.state === 'new'
}
