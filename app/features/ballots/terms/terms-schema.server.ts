import { z } from 'zod'
import { momentOf } from '#app/shared/zoned-time.ts'
import type { BallotSettings } from '../ballot-words.ts'
import type { MethodName } from '../methods/method-names.ts'
import { MOST_PROXIES } from '../proxies/proxies.ts'
import { secretSent } from '../secret/secret-schema.server.ts'
import { CONFLICTS } from './conflict.ts'
import { misfits } from './misfits.ts'
import type { Refuse } from './refuse.ts'
import { VISIBILITIES, type Visibility } from './standing.ts'
import { type StoredTerms, USUAL_TERMS, WHO } from './terms.policy.ts'
import { weightsIn } from './weights-schema.server.ts'

/** What a moderator decides of a ballot beside what its method lets them choose. */
export type Opening = {
  terms: StoredTerms
  /** Why it departs from the protocol of the round before, where it does. */
  amendment?: string
  opensAt?: Date | null
  closesAt: Date | null
}

/** Boxes with one name: none, one or several ticked. */
export const ticked = z
  .union([z.array(z.uuid('ballots.choose-groups')), z.uuid('ballots.choose-groups').transform((one) => [one])])
  .default([])

const sentTerms = z.looseObject({
  who: z.enum(WHO, { error: 'ballots.choose-who' }).default(USUAL_TERMS.who),
  groupIds: ticked,
  split: z.literal('yes', { error: 'ballots.setting-unknown' }).optional(),
  conflict: z.enum(CONFLICTS, { error: 'ballots.setting-unknown' }).default('shown'),
  visibility: z.enum(VISIBILITIES, { error: 'ballots.setting-unknown' }).default('closed'),
  proxies: z.string().trim().optional(),
  opensAt: z.string().optional(),
  closesAt: z.string().optional(),
})

/** The form of an opening: the method's settings, and the terms, whose times are written on the sender's clock. */
export function withTerms<S extends BallotSettings>(settings: z.ZodType<S>, timeZone: string, given: Given = {}) {
  return z.looseObject({}).transform((sent, context): { settings: S } & Opening => {
    const [chosen, terms] = [settings.safeParse(sent), openingSchema(timeZone, given).safeParse(sent)]
    const secret = secretSent.safeParse(sent)
    for (const { path, message } of [chosen, terms, secret].flatMap(({ error }) => error?.issues ?? []))
      context.addIssue({ code: 'custom', path, message })
    if (!chosen.success || !terms.success || !secret.success) return z.NEVER
    if (secret.data.secret && terms.data.terms.visibility) {
      context.addIssue({ code: 'custom', path: ['secrecy'], message: 'ballots.secret-hidden' })
      return z.NEVER
    }
    if (secret.data.secret && terms.data.terms.proxies) {
      context.addIssue({ code: 'custom', path: ['proxies'], message: 'ballots.proxies-secret' })
      return z.NEVER
    }
    if (secret.data.secret && terms.data.terms.split) {
      context.addIssue({ code: 'custom', path: ['split'], message: 'ballots.split-secret' })
      return z.NEVER
    }
    return { settings: chosen.data, ...terms.data, terms: { ...terms.data.terms, ...secret.data } }
  })
}

/** By what method it is asked, where that is known, and what time it is. */
type Given = { method?: MethodName; now?: Date }

function openingSchema(timeZone: string, { method, now = new Date() }: Given) {
  return sentTerms.transform((sent, context): Opening => {
    const refuse: Refuse = (field, message) => context.addIssue({ code: 'custom', path: [field], message })
    const timeIn = (field: 'opensAt' | 'closesAt') => {
      const moment = sent[field] ? momentOf(sent[field], timeZone) : null
      if (sent[field] && !moment) refuse(field, 'ballots.closes-unreadable')
      if (moment && moment <= now) refuse(field, 'ballots.closes-past')
      return moment
    }
    const [opensAt, closesAt] = [timeIn('opensAt'), timeIn('closesAt')]
    if (opensAt && closesAt && closesAt <= opensAt) refuse('closesAt', 'ballots.closes-before')
    const terms = {
      ...whoIn(sent, refuse),
      ...weightsIn(sent, sent.who, refuse),
      ...(sent.split && { split: true as const }),
      ...visibilityIn(sent.visibility),
      ...conflictIn(sent.conflict),
      ...proxiesIn(sent.proxies, refuse),
    }
    for (const [field, message] of method ? misfits(method, terms) : []) refuse(field, message)
    return { terms, opensAt, closesAt }
  })
}

const conflictIn = (conflict: (typeof CONFLICTS)[number]) => (conflict === 'shown' ? {} : { conflict })
const visibilityIn = (visibility: Visibility) => (visibility === 'closed' ? {} : { visibility })

function proxiesIn(written: string | undefined, refuse: Refuse) {
  if (!written) return {}
  const proxies = /^\d{1,2}$/.test(written) ? Number(written) : 0
  if (proxies < 1 || proxies > MOST_PROXIES) refuse('proxies', `ballots.number?from=1&to=${MOST_PROXIES}`)
  return { proxies }
}

/** What is as usual is not written down. */
export function whoIn(
  { who, groupIds }: Pick<z.output<typeof sentTerms>, 'who' | 'groupIds'>,
  refuse: Refuse,
): StoredTerms {
  if (who === 'groups' && !groupIds.length) refuse('groupIds', 'ballots.choose-groups')
  if (who === USUAL_TERMS.who) return {}
  return { who, ...(who === 'groups' && { groupIds: [...new Set(groupIds)] }) }
}
