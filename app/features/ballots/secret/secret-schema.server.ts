import { z } from 'zod'
import { CHANGES, type SecretTerms, SMALLEST_BUCKET } from './secret.policy.ts'

/** What the form of an opening says of secrecy; without a word of it, answers stay with their names as they always did. */
export const secretSent = z
  .object({
    secrecy: z.enum(['record', 'secret'], { error: 'ballots.choose-secrecy' }).default('record'),
    changes: z.enum(CHANGES, { error: 'ballots.choose-secrecy' }).default('final'),
    receipts: z.enum(['yes', 'no'], { error: 'ballots.choose-secrecy' }).default('yes'),
  })
  .transform(({ secrecy, changes, receipts }): { secret?: SecretTerms } =>
    secrecy === 'secret'
      ? { secret: { changes, smallestBucket: SMALLEST_BUCKET, receipts: receipts === 'yes', listed: true } }
      : {},
  )
