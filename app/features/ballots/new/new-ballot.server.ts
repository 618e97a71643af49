import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Prisma } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { mayOpen } from '../ballot.policy.ts'
import { ballotFor, resultOf, subjectToOpen } from '../ballots.queries.server.ts'
import { holdOpen, openBallot } from '../ballots.server.ts'
import { openNextRound } from '../rounds/next-round.server.ts'
import { lockQuestion } from '../subjects/question/subject.server.ts'
import { subjectOf } from '../subjects/subject-types.ts'
import type { Opening } from '../terms/terms-schema.server.ts'
import type { NewBallot, Question } from './new-ballot.schema.server.ts'

/** Keeps a question as it is written, without opening a ballot on it. Answers with its id. */
export async function keepQuestion(
  actor: Actor,
  { roundtable, standing }: Place,
  { questionId, question }: Pick<NewBallot, 'questionId'> & { question: Question },
) {
  if (!mayOpen(standing, roundtable)) throw new DomainError('forbidden')
  return transaction(async (tx) => {
    await holdOpen(tx, roundtable.id)
    const id = questionId
      ? await changeQuestion(tx, roundtable.id, questionId, question)
      : await addQuestion(tx, roundtable.id, actor.personId, question)
    await tx.ballotQuestionIndicator.deleteMany({ where: { questionId: id } })
    const known = await tx.indicator.findMany({
      where: { id: { in: question.indicatorIds }, roundtableId: roundtable.id, ...SHOWN },
      select: { id: true },
    })
    const among = new Set(known.map((indicator) => indicator.id))
    if (question.indicatorIds.some((one) => !among.has(one)))
      throw new DomainError('conflict', 'ballots.indicator-gone')
    await tx.ballotQuestionIndicator.createMany({
      data: question.indicatorIds.map((indicatorId, at) => ({ questionId: id, indicatorId, position: at + 1 })),
    })
    return id
  })
}

const fieldsOf = ({ title, note, options }: Question) => ({ title, note, options: options as Prisma.InputJsonValue })

async function addQuestion(tx: Tx, roundtableId: string, createdById: string, question: Question) {
  await tx.$queryRaw`SELECT 1 FROM "Roundtable" WHERE "id" = ${roundtableId}::uuid FOR NO KEY UPDATE`
  const last = await tx.ballotQuestion.aggregate({ where: { roundtableId }, _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  const { id } = await tx.ballotQuestion.create({
    data: { roundtableId, number, kind: question.kind, createdById, ...fieldsOf(question) },
  })
  return id
}

/** What is being voted on stands; before and after, it may be written anew. */
async function changeQuestion(tx: Tx, roundtableId: string, id: string, question: Question) {
  const known = await lockQuestion(tx, id)
  if (known.roundtableId !== roundtableId || known.kind !== question.kind) throw new DomainError('not-found')
  const open = await tx.ballot.count({ where: { subjectType: known.kind, subjectId: id, state: 'open' } })
  if (open) throw new DomainError('conflict', 'ballots.open-already')
  await tx.ballotQuestion.update({ where: { id }, data: { version: { increment: 1 }, ...fieldsOf(question) } })
  return id
}

/** Keeps what is asked, if it is a question, and opens a ballot on it. A question that could not be opened stays kept. */
export async function openNew(
  actor: Actor,
  place: Place,
  { about, question, subjectId, rule, protocol, after, ...ballot }: NewBallot & Opening,
) {
  const terms = { ...ballot.terms, ...(rule && { rule }), ...(protocol && { protocol }) }
  if (after) return openAfter(actor, place, after, { ...ballot, terms })
  const id = question ? await keepQuestion(actor, place, { ...ballot, question }) : subjectId!
  const opening = await subjectToOpen(place, { type: about, id })
  return openBallot(actor, opening, { ...ballot, terms })
}

type Chosen = Pick<NewBallot, 'method' | 'settings'> & Opening

/** Opens the next round on the question as it is, with settings that may be amended; of a method with rounds, on what returns. */
async function openAfter(actor: Actor, place: Place, ballotId: string, chosen: Chosen) {
  const subject = await ballotFor(place, ballotId, 'close')
  const { rounds = 1 } = chosen.settings as { rounds?: number }
  if (chosen.method === subject.ballot.method && rounds > 1) return openNextRound(actor, subject, chosen)
  await resultOf(subject)
  return openBallot(actor, await subjectToOpen(place, subjectOf(subject.ballot)), chosen)
}
