import { z } from 'zod'
import type { Asked } from '../method.server.ts'
import {
  CANNOT_JUDGE,
  type CriteriaAnswer,
  criteriaOf,
  type CriteriaSettings,
  itemsOf,
  LONGEST_REASON,
  needsReason,
  ratingField,
  reasonField,
} from './words.ts'

const FIELD = /^(o\d+)-(?:c\d+|reason)$/

type Wrong = (field: string, message: string) => void

/** The items that a form answers, each on every criterion; items that it does not name stay as they are. */
export function answerSchema({ settings, options }: Asked<CriteriaSettings>) {
  const items = itemsOf(settings, options)
  const known = new Set(items.map(({ id }) => id))
  return z.looseObject({}).transform((sent: Record<string, unknown>, context): CriteriaAnswer => {
    const wrong: Wrong = (field, message) => context.addIssue({ code: 'custom', path: field ? [field] : [], message })
    const named = new Set(Object.keys(sent).flatMap((name) => FIELD.exec(name)?.[1] ?? []))
    if (typeof sent.item === 'string') named.add(sent.item)
    if ([...named].some((id) => !known.has(id))) wrong('', 'ballots.option-unknown')
    const answered = items.filter(({ id }) => named.has(id))
    if (answered.length === 0) wrong(ratingField(items[0]!.id, criteriaOf(settings)[0]!.id), 'ballots.rate')
    return Object.assign({}, ...answered.map(({ id }) => readItem(sent, id, settings, wrong)))
  })
}

function readItem(sent: Record<string, unknown>, itemId: string, settings: CriteriaSettings, wrong: Wrong) {
  const ratings = criteriaOf(settings).map(({ id }) => {
    const field = ratingField(itemId, id)
    const rating = ratingOf(sent[field])
    if (rating === undefined) wrong(field, 'ballots.rate')
    return [field, rating ?? null] as const
  })
  const field = reasonField(itemId)
  const reason = typeof sent[field] === 'string' ? sent[field].trim() : ''
  if (reason.length > LONGEST_REASON) wrong(field, `ballots.note-long?max=${LONGEST_REASON}`)
  if (!reason && needsReason(settings, itemId, ratings[0]![1])) wrong(field, 'ballots.reason')
  return Object.fromEntries([...ratings, ...(settings.reasonRule !== 'none' || reason ? [[field, reason]] : [])])
}

function ratingOf(sent: unknown): number | null | undefined {
  if (sent === CANNOT_JUDGE) return null
  return typeof sent === 'string' && /^[1-9]$/.test(sent) ? Number(sent) : undefined
}
