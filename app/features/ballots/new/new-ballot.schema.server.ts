import { z } from 'zod'
import { cleanLine } from '#app/shared/text.ts'
import type { BallotOption, BallotSettings } from '../ballot-words.ts'
import { asksOfOptions, METHOD_NAMES, type MethodName, MOST_FOR } from '../methods/method-names.ts'
import { methodOf } from '../methods/registry.server.ts'
import { readProtocol } from '../protocol/protocol.ts'
import { LONGEST_PROTOCOL, type Protocol } from '../protocol/protocol-words.ts'
import { lineOf, readRule, sendsRule } from '../rule/rule-form.ts'
import type { Rule } from '../rule/rule-words.ts'
import { FEWEST_OPTIONS, MOST_OPTIONS } from '../subjects/options.ts'
import { METHODS_FOR } from '../subjects/subject-types.ts'
import { type Opening, withTerms } from '../terms/terms-schema.server.ts'
import {
  ABOUT,
  type About,
  changed,
  LONGEST_LABEL,
  LONGEST_NOTE,
  LONGEST_TITLE,
  optionsIn,
  type Written,
} from './written.ts'

export type Question = {
  kind: 'question' | 'indicators'
  title: string
  note: string
  options: BallotOption[]
  indicatorIds: string[]
}
export type NewBallot = {
  /** The kept question that it goes on from, and what of it the form saw. */
  questionId: string | null
  about: About
  question: Question | null
  /** The section or indicator. */
  subjectId: string | null
  method: MethodName
  settings: BallotSettings
  /** What makes it pass, where the form said so. */
  rule?: Rule
  protocol?: Protocol
  /** Why it departs from the protocol of the round before. */
  amendment?: string
  /** The ballot whose next round it is: the question stays as it is. */
  after?: string
}
export type Sent = { act: 'change'; written: Written } | { act: 'save' | 'open'; ballot: NewBallot }

type Wrong = (path: string, message: string) => void

/** A press within the form changes what stands in it; saving keeps a question as far as it is; opening wants everything. */
export const newBallotSchema = z.looseObject({ act: z.string().default('open') }).transform((sent, context): Sent => {
  const act = sent.act === 'save' ? 'save' : 'open'
  const written = sent.act === act ? null : changed(sent, sent.act)
  if (written) return { act: 'change', written }
  const problems: [string, string][] = []
  const ballot = read(sent, act, (path, message) => problems.push([path, message]))
  for (const [path, message] of problems) context.addIssue({ code: 'custom', path: [path], message })
  return problems.length ? z.NEVER : { act, ballot }
})

function read(sent: Written, act: 'save' | 'open', wrong: Wrong): NewBallot {
  const about = ABOUT.find((one) => one === sent.about) ?? 'question'
  const question = about === 'question' || about === 'indicators' ? readQuestion(sent, about, wrong) : null
  const subjectId = question ? null : uuidOf(sent[about])
  if (!question && !subjectId) wrong(about, 'ballots.choose-subject')
  if (!question && act === 'save') wrong('about', 'ballots.only-questions-kept')
  const method = readMethod(sent, about, wrong)
  const asked = { questionId: uuidOf(sent.questionId), about, question, subjectId, method }
  if (act === 'save') return { ...asked, settings: methodOf({ method }).settings.safeParse(sent).data! }
  const { settings, rule } = readSettings(sent, method, wrong)
  if (question) checkCount(question, method, settings, wrong)
  return { ...asked, settings, ...(rule && { rule }), ...readRecord(sent, wrong) }
}

/** What is fixed beside settings and terms, and for a later round what it follows and why it differs. */
function readRecord(sent: Written, wrong: Wrong): Pick<NewBallot, 'protocol' | 'amendment' | 'after'> {
  const { wrong: tooLong, ...protocol } = readProtocol(sent)
  const [amendment, after] = [text(sent.amendment).trim(), uuidOf(sent.after)]
  for (const [field, message] of tooLong) wrong(field, message)
  if (amendment.length > LONGEST_PROTOCOL) wrong('amendment', `ballots.note-long?max=${LONGEST_PROTOCOL}`)
  return { ...protocol, ...(amendment && { amendment }), ...(after && { after }) }
}

/** What the method lets a moderator choose; where a rule is composed, without the method's own conditions. */
function readSettings(sent: Written, method: MethodName, wrong: Wrong): Pick<NewBallot, 'settings' | 'rule'> {
  const { settings: schema, ruled } = methodOf({ method })
  const settings = schema.safeParse(sent)
  for (const issue of settings.error?.issues ?? []) wrong(issue.path.join('.'), issue.message)
  if (!settings.data || !sendsRule(sent)) return { settings: settings.data! }
  const { rule, wrong: unread } = readRule(sent, ruled?.tells ?? [])
  for (const [field, message] of unread) wrong(field, message)
  const open = { ...settings.data, minimumTurnout: 0 }
  return { rule, settings: ruled?.settings?.(open, lineOf(rule)) ?? open }
}

function readMethod(sent: Written, about: About, wrong: Wrong): MethodName {
  const method = METHOD_NAMES.find((one) => one === sent.method) ?? METHODS_FOR[about][0]
  if (!METHODS_FOR[about].includes(method)) wrong('method', 'ballots.choose-method')
  return method
}

/** What has options is asked with two of them at least, and with no more than the method takes; no more are chosen than there are. */
function checkCount(question: Question, method: MethodName, settings: object | undefined, wrong: Wrong) {
  const { kind, options, indicatorIds } = question
  if (kind === 'question' && !asksOfOptions(method)) return
  const path = kind === 'question' ? 'options' : 'indicators'
  const [count, most] = [options.length + indicatorIds.length, MOST_FOR[method] ?? MOST_OPTIONS]
  if (count < FEWEST_OPTIONS) return wrong(path, 'ballots.options-few')
  if (count > most) wrong(path, `ballots.options-most?max=${most}`)
  if (((settings as { places?: number } | undefined)?.places ?? 0) > count) wrong('places', 'ballots.places-many')
}

function readQuestion(sent: Written, kind: 'question' | 'indicators', wrong: Wrong): Question {
  const title = cleanLine(text(sent.title))
  const note = text(sent.note).trim()
  if (!title) wrong('title', 'ballots.missing.title')
  if (title.length > LONGEST_TITLE) wrong('title', `ballots.question-long?max=${LONGEST_TITLE}`)
  if (note.length > LONGEST_NOTE) wrong('note', `ballots.note-long?max=${LONGEST_NOTE}`)
  const indicatorIds =
    kind === 'indicators' ? [...new Set([sent.indicators ?? []].flat().flatMap((one) => uuidOf(one) ?? []))] : []
  if (indicatorIds.length > MOST_OPTIONS) wrong('indicators', `ballots.options-many?max=${MOST_OPTIONS}`)
  return { kind, title, note, options: kind === 'question' ? readOptions(sent, wrong) : [], indicatorIds }
}

/** Rows without a label are left out; one with words and no label is asked for its label. */
function readOptions(sent: Written, wrong: Wrong): BallotOption[] {
  const rows = optionsIn(sent).map(({ id, label, note }) => ({ id, label: cleanLine(label), note: note.trim() }))
  const seen = new Set<string>()
  for (const { id, label, note } of rows) {
    const key = label.toLowerCase()
    if (!label && note) wrong(`label-${id}`, 'ballots.missing.label')
    if (label && seen.has(key)) wrong(`label-${id}`, 'ballots.label-twice')
    if (label.length > LONGEST_LABEL) wrong(`label-${id}`, `ballots.label-long?max=${LONGEST_LABEL}`)
    if (note.length > LONGEST_NOTE) wrong(`note-${id}`, `ballots.note-long?max=${LONGEST_NOTE}`)
    seen.add(key)
  }
  const options = rows.filter(({ label }) => label)
  if (options.length > MOST_OPTIONS) wrong('options', `ballots.options-many?max=${MOST_OPTIONS}`)
  return options.map(({ note, ...option }) => (note ? { ...option, note } : option))
}

/** Who is asked and until when, as it was sent on the sender's clock; or what is wrong with it, by field. */
export function termsSent(
  sent: unknown,
  timeZone: string,
  method: MethodName,
): Opening | { errors: Record<string, string[]> } {
  const { data, error } = withTerms(
    z.unknown().transform(() => ({ minimumTurnout: 0 })),
    timeZone,
    { method },
  ).safeParse(sent)
  if (data) return { terms: data.terms, opensAt: data.opensAt, closesAt: data.closesAt }
  return { errors: Object.fromEntries(error.issues.map(({ path, message }) => [path.join('.'), [message]])) }
}

type Refused = { payload: Record<string, unknown>; error: Record<string, string[] | null> | null }

/** What is wrong with the terms of a ballot that is refused for something else: everything is said at once. */
export function alsoWrong({ payload, error }: Refused, timeZone: string) {
  const method = METHOD_NAMES.find((one) => one === payload.method)
  const opening = payload.act === 'save' || !method ? null : termsSent(payload, timeZone, method)
  const errors: Record<string, string[]> = opening && 'errors' in opening ? opening.errors : {}
  const own = Object.entries(error ?? {}).flatMap(([field, said]) => (said ? [[field, said] as const] : []))
  return { fieldErrors: { ...errors, ...Object.fromEntries(own) } }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const uuidOf = (value: unknown) => z.uuid().safeParse(value).data ?? null
