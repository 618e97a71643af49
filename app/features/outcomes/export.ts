import { toCsv } from '#app/shared/csv.ts'
import { outcomeCode } from './outcome-words.ts'
import type { ActionLine, DecisionLine } from './register.queries.server.ts'

const FROM = ['session', 'item', 'section', 'indicator', 'ballot', 'noted_by', 'noted_at'] as const
export const DECISION_COLUMNS = ['code', 'decision', 'review_on', ...FROM] as const
export const ACTION_COLUMNS = [
  'code',
  'action',
  'owner',
  'organisation',
  'due',
  'state',
  'settled_at',
  'settled_by',
  ...FROM,
] as const

export function decisionsCsv(lines: readonly DecisionLine[]) {
  return toCsv(
    DECISION_COLUMNS,
    lines.map((line) => [outcomeCode('decision', line.number), line.text, line.reviewOn ?? '', ...origin(line)]),
  )
}

export function actionsCsv(lines: readonly ActionLine[]) {
  return toCsv(
    ACTION_COLUMNS,
    lines.map((line) => [
      outcomeCode('action', line.number),
      line.text,
      line.owner?.name ?? '',
      line.owner?.organisation ?? '',
      line.dueOn ?? '',
      line.state,
      line.settled?.at ?? '',
      line.settled?.by ?? '',
      ...origin(line),
    ]),
  )
}

function origin({ session, item, section, indicator, ballot, by, at }: DecisionLine) {
  return [
    session ? `${session.number} ${session.title}` : '',
    item?.title ?? '',
    section?.title ?? '',
    indicator ? `${indicator.code} ${indicator.name}` : '',
    ballot?.id ?? '',
    by,
    at,
  ]
}
