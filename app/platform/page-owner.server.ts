import { DomainError } from '#app/shared/error-codes.ts'
import { PAGE_OF } from '#app/shared/page-of.ts'
import type { Actor } from '#app/shared/roles.ts'

/** The refusal of a form whose page was made for one person while another is signed in by now, in a second tab of the same browser. */
export function signedInInstead(actor: Actor | null, form: FormData): DomainError | null {
  const owner = form.get(PAGE_OF)
  if (typeof owner !== 'string') return null
  return actor && actor.personId !== owner ? new DomainError('conflict', 'other-person', { name: actor.name }) : null
}
