import type { Place } from '#app/features/access/standing.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { mayOpen } from '../../ballot.policy.ts'
import type { BallotOption } from '../../ballot-words.ts'
import type { Subject } from '../subject.server.ts'
import type { Wording } from '../subject-types.ts'
import type { QuestionWording } from './wording.tsx'

/** A question that stands by itself, with its options or without. */
export const question: Subject = {
  row: sql`SELECT b."wording"->>'code', b."wording"->>'name', ARRAY[b."wording"->>'name', b."wording"->>'note']
    WHERE b."subjectType" = 'question'`,
  toOpen: (place, id) => questionToOpen(place, id, 'question'),

  read: async (id) => async (tx) => {
    const { version, number, title, note, options } = await lockQuestion(tx, id)
    const kept = options as BallotOption[]
    return { wording: { version, code: codeOf(number), name: title, note, options: kept } satisfies QuestionWording }
  },

  hold: holdQuestion,
  sameWords: sameQuestion,
  wordsAreTheQuestion: true,
  pillarOf: async () => null,
}

/** Found by whoever may open a ballot on it. */
export async function questionToOpen({ roundtable, standing }: Place, id: string, kind: 'question' | 'indicators') {
  const found = await db.ballotQuestion.findFirst({ where: { id, kind, roundtableId: roundtable.id } })
  if (!found) throw new DomainError('not-found')
  if (!mayOpen(standing, roundtable)) throw new DomainError('forbidden')
  return { code: codeOf(found.number), name: found.title }
}

export const codeOf = (number: number) => `Q${number}`

/** It is not changed while a ballot on it is being opened. */
export async function lockQuestion(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "BallotQuestion" WHERE "id" = ${id}::uuid FOR UPDATE`
  const found = await tx.ballotQuestion.findUnique({ where: { id } })
  if (!found) throw new DomainError('not-found')
  return found
}

export async function holdQuestion(tx: Tx, id: string) {
  const { version } = await lockQuestion(tx, id)
  return ({ wording }: { wording: unknown }) => (wording as Wording).version === version
}

/** The same question with the same options, in whatever order. */
export function sameQuestion(one: Wording, other: Wording) {
  const said = ({ name, ...wording }: Wording) => {
    const { note, options = [] } = wording as unknown as QuestionWording
    return JSON.stringify([name, note, options.map((option) => JSON.stringify(option)).sort()])
  }
  return said(one) === said(other)
}
