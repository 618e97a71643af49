import { z } from 'zod'
import { minimumTurnout, oneOf } from '../../ballot.schema.ts'
import {
  type ConsentAnswer,
  DEFAULT_GROUP_SHARE,
  DEFAULT_GROUPS,
  DEFAULT_OBJECTIONS,
  DEFAULT_SHARE,
  MOST_GROUPS,
  MOST_OBJECTIONS,
  POSITIONS,
  REASON_LIMIT,
  SHARES,
} from './words.ts'

export const consentAnswer = z
  .object({
    position: z.enum(POSITIONS, { error: 'ballots.missing.position' }),
    reason: z
      .string()
      .trim()
      .max(REASON_LIMIT, { error: `ballots.reason-long?max=${REASON_LIMIT}` })
      .default(''),
  })
  .superRefine(({ position, reason }, context) => {
    if (position === 'object' && !reason)
      context.addIssue({ code: 'custom', path: ['reason'], message: 'ballots.missing.reason' })
  })
  .transform(({ position, reason }): ConsentAnswer => ({ position, reason: position === 'object' ? reason : '' }))

const upTo = (most: number, error: string) =>
  z.coerce.number({ error }).int({ error }).min(0, { error }).max(most, { error })

export const consentSettings = z.object({
  minimumTurnout,
  share: oneOf(SHARES, 'ballots.share').default(DEFAULT_SHARE),
  groups: upTo(MOST_GROUPS, 'ballots.groups').default(DEFAULT_GROUPS),
  groupShare: oneOf(SHARES, 'ballots.share').default(DEFAULT_GROUP_SHARE),
  objections: upTo(MOST_OBJECTIONS, 'ballots.objections').default(DEFAULT_OBJECTIONS),
})
