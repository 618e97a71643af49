import { z } from 'zod'
import { DEFAULT_MINIMUM_TURNOUT, MINIMUM_TURNOUTS } from './ballot-words.ts'

/** A share from the list that the form offers. */
export const oneOf = (shares: readonly number[], error: string) =>
  z.coerce.number({ error }).refine((value) => shares.includes(value), { error })

/** What every method lets a moderator choose. */
export const minimumTurnout = oneOf(MINIMUM_TURNOUTS, 'ballots.minimum-turnout').default(DEFAULT_MINIMUM_TURNOUT)

/** Acts that need no more than their address. */
export const emptySchema = z.object({})
