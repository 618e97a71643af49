import { z } from 'zod'
import { cleanLine } from '#app/shared/text.ts'
import type { BallotOption, BallotSettings } from '../ballot-words.ts'
import { asksOfOptions, METHOD_NAMES, type MethodName, MOST_FOR } from '../methods/method-names.ts'
import { methodOf } from '../methods/registry.server.ts'
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
  const settings = methodOf({ method }).settings.safeParse(sent)
  if (act === 'open') for (const issue of settings.error?.issues ?? []) wrong(issue.path.join('.'), issue.message)
  if (act === 'open' && question) checkCount(question, method, settings.data, wrong)
  return { questionId: uuidOf(sent.questionId), about, question, subjectId, method, settings: settings.data! }
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
export function termsSent(sent: unknown, timeZone: string): Opening | { errors: Record<string, string[]> } {
  const { data, error } = withTerms(
    z.unknown().transform(() => ({ minimumTurnout: 0 })),
    timeZone,
  ).safeParse(sent)
  if (data) return { terms: data.terms, closesAt: data.closesAt }
  return { errors: Object.fromEntries(error.issues.map(({ path, message }) => [path.join('.'), [message]])) }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const uuidOf = (value: unknown) => z.uuid().safeParse(value).data ?? null
