import { z } from 'zod'
import { momentOf } from '#app/shared/zoned-time.ts'
import type { BallotSettings } from '../ballot-words.ts'
import { type StoredTerms, USUAL_TERMS, WHO } from './terms.policy.ts'

/** What a moderator decides of a ballot beside what its method lets them choose. */
export type Opening = { terms: StoredTerms; closesAt: Date | null }

/** Boxes with one name: none, one or several ticked. */
const ticked = z
  .union([z.array(z.uuid('ballots.choose-groups')), z.uuid('ballots.choose-groups').transform((one) => [one])])
  .default([])

const sentTerms = z.object({
  who: z.enum(WHO, { error: 'ballots.choose-who' }).default(USUAL_TERMS.who),
  groupIds: ticked,
  closesAt: z.string().optional(),
})

/** The form of an opening: the method's settings, and the terms, whose times are written on the sender's clock. */
export function withTerms<S extends BallotSettings>(settings: z.ZodType<S>, timeZone: string, now = new Date()) {
  return z.looseObject({}).transform((sent, context): { settings: S } & Opening => {
    const [chosen, terms] = [settings.safeParse(sent), openingSchema(timeZone, now).safeParse(sent)]
    for (const { path, message } of [...(chosen.error?.issues ?? []), ...(terms.error?.issues ?? [])])
      context.addIssue({ code: 'custom', path, message })
    if (!chosen.success || !terms.success) return z.NEVER
    return { settings: chosen.data, ...terms.data }
  })
}

function openingSchema(timeZone: string, now: Date) {
  return sentTerms.transform(({ closesAt: written, ...sent }, context): Opening => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    const closesAt = written ? momentOf(written, timeZone) : null
    if (written && !closesAt) refuse('closesAt', 'ballots.closes-unreadable')
    if (closesAt && closesAt <= now) refuse('closesAt', 'ballots.closes-past')
    if (sent.who === 'groups' && !sent.groupIds.length) refuse('groupIds', 'ballots.choose-groups')
    return { terms: stored(sent), closesAt }
  })
}

/** What is as usual is not written down. */
function stored({ who, groupIds }: Pick<z.output<typeof sentTerms>, 'who' | 'groupIds'>): StoredTerms {
  if (who === USUAL_TERMS.who) return {}
  return { who, ...(who === 'groups' && { groupIds: [...new Set(groupIds)] }) }
}
