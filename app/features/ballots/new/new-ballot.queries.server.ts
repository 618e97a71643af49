import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { placesIn } from '#app/features/indicators/indicators.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { mayOpen } from '../ballot.policy.ts'
import type { BallotOption } from '../ballot-words.ts'
import { METHOD_NAMES, type MethodName } from '../methods/method-names.ts'
import { methodOf } from '../methods/registry.server.ts'
import { earlierFields } from '../protocol/earlier-fields.server.ts'
import type { EarlierResult } from '../rule/earlier-verdicts.tsx'
import type { Askable as RuleAskable } from '../rule/rule-fields.tsx'
import { codeOf } from '../subjects/question/subject.server.ts'
import { organisationsAt } from '../terms/organisations.server.ts'
import { earlierResults } from './earlier-results.server.ts'
import { ABOUT, type About, withOptions, type Written } from './written.ts'

/** What a new ballot can be about: the records of the table, and questions that are kept and were never asked. */
export async function askableAt({ roundtable, standing }: Place) {
  if (!mayOpen(standing, roundtable)) throw new DomainError('forbidden')
  const [pillars, indicators, drafts, organisations, earlier] = await Promise.all([
    placesIn(roundtable.id),
    db.indicator.findMany({
      where: { roundtableId: roundtable.id, ...SHOWN },
      orderBy: { code: 'asc' },
      select: { id: true, code: true, name: true },
    }),
    db.ballotQuestion.findMany({
      where: { roundtableId: roundtable.id, ballots: { none: {} } },
      orderBy: { number: 'desc' },
      take: 20,
      select: { id: true, number: true, kind: true, title: true },
    }),
    organisationsAt(roundtable.id),
    earlierResults(roundtable.id),
  ])
  return {
    sections: pillars.flatMap(({ sections }) =>
      sections.map(({ id, number, title }) => ({ id, name: `${number} ${title}` })),
    ),
    indicators: indicators.map(({ id, code, name }) => ({ id, name: `${code} ${name}` })),
    rules: rulesOfMethods(earlier),
    drafts: drafts.map(({ number, ...draft }) => ({ ...draft, kind: draft.kind as About, code: codeOf(number) })),
    organisations,
  }
}

/** What a rule can ask of each method's results, what it usually asks, and what it could have been asked of. */
function rulesOfMethods(earlier: Partial<Record<MethodName, EarlierResult[]>>) {
  const entries = METHOD_NAMES.map((method): [MethodName, RuleAskable] => {
    const { ruled } = methodOf({ method })
    return [method, { tells: ruled?.tells ?? [], usual: ruled?.usual ?? 'answers', earlier: earlier[method] }]
  })
  return Object.fromEntries(entries) as Record<MethodName, RuleAskable>
}

export type Askable = Awaited<ReturnType<typeof askableAt>>

/** The form as it is first shown: a kept question as it was written, or empty rows. */
export async function writtenFor(
  { roundtable, standing }: Place,
  { about, id, method, after }: { about: About; id?: string; method?: string; after?: string },
): Promise<Written> {
  if (after) return writtenAfter({ roundtable, standing }, after)
  const start = { about, method, ...(about === 'section' || about === 'indicator' ? { [about]: id } : {}) }
  const empty = ['o1', 'o2', 'o3'].map((one) => ({ id: one, label: '' }))
  if (!id || (about !== 'question' && about !== 'indicators')) return withOptions(start, empty)
  const kept = await db.ballotQuestion.findFirst({
    where: { id, kind: about, roundtableId: roundtable.id },
    include: { indicators: { orderBy: { position: 'asc' } } },
  })
  if (!kept) throw new DomainError('not-found')
  const { title, note, options, indicators } = kept
  const chosen = { questionId: id, title, note, indicators: indicators.map(({ indicatorId }) => indicatorId) }
  const rows = options as BallotOption[]
  return withOptions({ ...start, ...chosen }, rows.length ? rows : empty)
}

/** The form of the next round of a ballot: the same question, and everything else as it was, to be changed with a reason. */
async function writtenAfter(place: Place, ballotId: string): Promise<Written> {
  const { subject, fields } = await earlierFields(place, ballotId)
  const about = ABOUT.find((one) => one === subject.type)
  if (!about) throw new DomainError('not-found')
  const asked = await writtenFor(place, { about, id: subject.id })
  return { ...asked, ...fields, after: ballotId }
}
