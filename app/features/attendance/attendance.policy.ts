import { may, type SessionFacts } from '#app/features/sessions/session.policy.ts'
import type { Standing } from '#app/shared/roles.ts'

type Facts = {
  session: Omit<SessionFacts, 'roundtableState'>
  roundtable: { state: string }
  standing: Standing
}

const over = ({ session }: Facts) => session.state === 'ended'
const factsOf = ({ session, roundtable }: Facts) => ({ ...session, roundtableState: roundtable.state })

/** Whoever has a seat checks themselves in, and nobody else: from an hour before the start, which the act itself looks at. */
export function mayCheckSelf(facts: Facts) {
  return !over(facts) && may(facts.standing, 'attend', factsOf(facts))
}

/** Moderators check in and out whoever stands in front of them. */
export function mayCheckOthers(facts: Facts) {
  return !over(facts) && may(facts.standing, 'moderate', factsOf(facts))
}
