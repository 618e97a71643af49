import type { Tx } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { passwordProblem } from './password-rules.ts'

/** Refuses a password that its person's own words give away. */
export async function assertPassword(tx: Tx, person: { id: string; name: string; email: string }, password: string) {
  const seats = await tx.membership.findMany({
    where: { personId: person.id },
    select: { organisation: { select: { name: true } } },
  })
  const problem = passwordProblem(password, [person.name, person.email, ...seats.map((seat) => seat.organisation.name)])
  if (problem) throw new DomainError('invalid', problem)
}
