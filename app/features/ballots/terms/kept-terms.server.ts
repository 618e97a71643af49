import type { Tx } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { MethodName } from '../methods/method-names.ts'
import { seated } from '../turnout.server.ts'
import { misfits } from './misfits.ts'
import type { StoredTerms } from './terms.policy.ts'
import { weightsAmong } from './weights.ts'

/** The terms that are frozen as a ballot opens: what fits its method, and of the weights those of organisations at the table. */
export async function keptTerms(
  tx: Tx,
  roundtableId: string,
  method: MethodName,
  { weights: sent, split, ...terms }: StoredTerms,
): Promise<StoredTerms> {
  const [misfit] = misfits(method, { ...terms, weights: sent, split })
  if (misfit) throw new DomainError('invalid', misfit[1])
  if (!sent) return terms
  const seats = await seated(roundtableId, tx)
  const weights = weightsAmong(
    sent,
    seats.map(({ organisationId }) => organisationId),
  )
  return { ...terms, ...(weights && { weights, ...(split && { split }) }) }
}
