import { SHOWN } from '#app/features/bin/shown.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { FEWEST_OPTIONS } from '../options.ts'
import { codeOf, holdQuestion, lockQuestion, questionToOpen, sameQuestion } from '../question/subject.server.ts'
import type { Subject } from '../subject.server.ts'
import type { IndicatorsWording } from './wording.tsx'

/** A set of indicators, each in its present version, as the options of one ballot. */
export const indicators: Subject = {
  row: sql`SELECT b."wording"->>'code', b."wording"->>'name', ARRAY[b."wording"->>'name', b."wording"->>'note']
    WHERE b."subjectType" = 'indicators'`,
  toOpen: (place, id) => questionToOpen(place, id, 'indicators'),

  read: async (id) => async (tx) => {
    const { version, number, title, note } = await lockQuestion(tx, id)
    await tx.$queryRaw`SELECT 1 FROM "Indicator" i JOIN "BallotQuestionIndicator" q ON q."indicatorId" = i."id"
      WHERE q."questionId" = ${id}::uuid ORDER BY i."id" FOR SHARE OF i`
    const rows = await tx.ballotQuestionIndicator.findMany({
      where: { questionId: id, indicator: SHOWN },
      orderBy: { position: 'asc' },
      select: {
        position: true,
        indicator: { select: { id: true, code: true, name: true, definition: true, version: true } },
      },
    })
    if (rows.length < FEWEST_OPTIONS) throw new DomainError('conflict', 'ballots.options-few')
    const options = rows.map(({ position, indicator: one }) => ({
      id: `o${position}`,
      label: `${one.code} ${one.name}`,
      note: one.definition,
      indicatorId: one.id,
      version: one.version,
    }))
    return { wording: { version, code: codeOf(number), name: title, note, options } satisfies IndicatorsWording }
  },

  hold: holdQuestion,
  sameWords: sameQuestion,
  wordsAreTheQuestion: true,
  pillarOf: async () => null,
}
