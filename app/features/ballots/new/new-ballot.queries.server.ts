import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { placesIn } from '#app/features/indicators/indicators.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { mayOpen } from '../ballot.policy.ts'
import type { BallotOption } from '../ballot-words.ts'
import { codeOf } from '../subjects/question/subject.server.ts'
import type { About, Written } from './written.ts'
import { withOptions } from './written.ts'

/** What a new ballot can be about: the records of the table, and questions that are kept and were never asked. */
export async function askableAt({ roundtable, standing }: Place) {
  if (!mayOpen(standing, roundtable)) throw new DomainError('forbidden')
  const [pillars, indicators, drafts] = await Promise.all([
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
  ])
  return {
    sections: pillars.flatMap(({ sections }) =>
      sections.map(({ id, number, title }) => ({ id, name: `${number} ${title}` })),
    ),
    indicators: indicators.map(({ id, code, name }) => ({ id, name: `${code} ${name}` })),
    drafts: drafts.map(({ number, ...draft }) => ({ ...draft, kind: draft.kind as About, code: codeOf(number) })),
  }
}

export type Askable = Awaited<ReturnType<typeof askableAt>>

/** The form as it is first shown: a kept question as it was written, or empty rows. */
export async function writtenFor(
  { roundtable }: Place,
  { about, id, method }: { about: About; id?: string; method?: string },
): Promise<Written> {
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
