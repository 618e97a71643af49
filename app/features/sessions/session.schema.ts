import { z } from 'zod'
import { cleanLine } from '#app/shared/text.ts'
import { lineField } from '#app/shared/text-fields.ts'
import { isTimeZone, momentOf } from '#app/shared/zoned-time.ts'
import { LINK_LIMIT, LONGEST_HOURS, LONGEST_MINUTES, NOTE_LIMIT, PLACE_LIMIT, TITLE_LIMIT } from './limits.ts'
import { ITEM_KINDS, VISIBILITIES } from './session-words.ts'

const title = lineField('planning.title-missing', `planning.title-long?max=${TITLE_LIMIT}`, TITLE_LIMIT)
const MINUTES = `planning.minutes?max=${LONGEST_MINUTES}`
const minutes = z.number({ error: MINUTES }).int(MINUTES).min(1, MINUTES).max(LONGEST_MINUTES, MINUTES)
const version = z.number({ error: 'invalid' }).int()
const yes = z.literal('yes').optional()

/** An address that everybody may be sent to. */
export function isHttps(value: string) {
  if (/[\s\\]/.test(value) || !URL.canParse(value)) return false
  const { protocol, username, password, hostname } = new URL(value)
  return protocol === 'https:' && !username && !password && hostname.includes('.')
}

const https = z
  .string({ error: 'planning.link' })
  .trim()
  .max(LINK_LIMIT, 'planning.link')
  .refine((value) => /^https:\/\//i.test(value) && isHttps(value), 'planning.link')
  .transform((value) => `https${value.slice(5)}`)

const HOUR_MS = 3_600_000

/** Times are written on the clock of the session's place. */
const times = {
  startsAt: z.string({ error: 'planning.start-missing' }),
  endsAt: z.string({ error: 'planning.end-missing' }),
  timeZone: z.string({ error: 'planning.time-zone' }).trim().refine(isTimeZone, 'planning.time-zone'),
}

type Times = { startsAt: string; endsAt: string; timeZone: string }

function readTimes<T extends Times>({ startsAt, endsAt, ...rest }: T, context: z.RefinementCtx) {
  const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  const start = momentOf(startsAt, rest.timeZone)
  const end = momentOf(endsAt, rest.timeZone)
  if (!start) refuse('startsAt', 'planning.time')
  if (!end) refuse('endsAt', 'planning.time')
  if (start && end && end <= start) refuse('endsAt', 'planning.end-first')
  else if (start && end && end.getTime() - start.getTime() > LONGEST_HOURS * HOUR_MS)
    refuse('endsAt', `planning.too-long?max=${LONGEST_HOURS}`)
  return { ...rest, startsAt: start ?? new Date(0), endsAt: end ?? new Date(0) }
}

const plan = z.object({
  title,
  ...times,
  place: z
    .string()
    .transform(cleanLine)
    .refine((line) => line.length <= PLACE_LIMIT, `planning.place-long?max=${PLACE_LIMIT}`)
    .default(''),
  videoLink: https.optional(),
  observersMayCome: yes,
  observersMayAsk: yes,
  presentVote: yes,
  speechMinutes: z
    .number({ error: 'planning.speech-minutes' })
    .min(0.5, 'planning.speech-minutes')
    .max(30, 'planning.speech-minutes')
    .default(3),
})

/** `from`: an agenda to begin with, `session:` or `template:` and an id. */
export const newSessionSchema = plan
  .extend({
    from: z
      .string()
      .regex(/^(?:session|template):[\da-f-]{36}$/, 'invalid')
      .optional(),
  })
  .transform(readTimes)
export const sessionSchema = plan.extend({ version }).transform(readTimes)

export type NewSession = z.infer<typeof newSessionSchema>
export type SessionChange = z.infer<typeof sessionSchema>

const itemId = z.uuid('planning.item-gone')
const kind = z.enum(ITEM_KINDS, { error: 'planning.kind' })

/** The row of an item holds its title and minutes, its panel (`details`) the rest as well; what a form leaves out stays as it is. */
const edit = z.object({
  act: z.literal('edit'),
  id: itemId,
  version,
  title,
  minutes,
  details: yes,
  kind: kind.optional(),
  visibility: z.enum(VISIBILITIES, { error: 'planning.visibility' }).optional(),
  ownerId: z.uuid('planning.owner-gone').optional(),
  note: z.string().trim().max(NOTE_LIMIT, `planning.note-long?max=${NOTE_LIMIT}`).optional(),
})

/** A move names neighbours, as in the outline of the framework. `in` and `out`: below the item before it, and from there to the top. */
const move = z.object({
  act: z.literal('move'),
  id: itemId,
  direction: z.enum(['up', 'down', 'in', 'out']).optional(),
  parentId: itemId.optional(),
  beforeId: itemId.optional(),
})

/** To a thing of the roundtable, `section:` and an id, or to an address. */
const link = z
  .object({
    act: z.literal('link'),
    id: itemId,
    subject: z
      .string()
      .regex(/^(?:section|indicator|ballot|thread|related-document):[\da-f-]{36}$/, 'planning.link-gone')
      .optional(),
    url: https.optional(),
    linkTitle: z
      .string()
      .transform(cleanLine)
      .pipe(z.string().max(TITLE_LIMIT, `planning.title-long?max=${TITLE_LIMIT}`))
      .optional(),
  })
  .refine(({ subject, url }) => subject || url, { path: ['url'], message: 'planning.link' })

export const agendaSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add'), parentId: itemId.optional(), kind, title, minutes }),
  edit,
  move,
  z.object({ act: z.literal('remove'), id: itemId, version }),
  z.object({ act: z.literal('restore'), id: itemId }),
  link,
  z.object({ act: z.literal('unlink'), id: itemId, linkId: z.uuid('planning.link-gone') }),
  z.object({ act: z.literal('insert'), templateId: z.uuid('planning.template-gone') }),
])

export type AgendaAct = z.infer<typeof agendaSchema>
export type ActOf<A extends AgendaAct['act']> = Extract<AgendaAct, { act: A }>
