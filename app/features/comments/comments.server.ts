import { randomUUID } from 'node:crypto'
import { requireSeat } from '#app/features/access/standing.server.ts'
import type { SectionSubject } from '#app/features/sections/sections.queries.server.ts'
import { doneBefore, once } from '#app/platform/once.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Seat } from '#app/shared/roles.ts'
import { anchorThread, unanchorThread } from './anchoring.server.ts'
import type { ThreadInput } from './comment.schema.ts'
import { mentionablesInAnyLanguage } from './mentionables.server.ts'
import { findMentions } from './mentions.ts'
import type { CommentSubject, ThreadSubject } from './threads.queries.server.ts'

/**
 * Begins a thread: the mark goes into the text first, set by the server, so that readers without write access comment too. Null where
 * the act with this key has been done before.
 */
export async function createThread(
  actor: Actor,
  { section, standing, roundtable }: SectionSubject,
  input: ThreadInput,
  key?: string,
) {
  const seat = requireSeat(standing)
  await limit('comment', actor.personId)
  if (await doneBefore(key, seat.personId)) return null
  const threadId = randomUUID()
  const mentions = findMentions(input.body, await mentionablesInAnyLanguage(roundtable.id))
  const anchor = await anchorThread(section.id, threadId, input, seat)
  const begin = () =>
    transaction(async (tx, record) => {
      if (!(await once(tx, key, seat.personId))) return null
      const thread = await tx.commentThread.create({ data: { id: threadId, sectionId: section.id, ...anchor } })
      const comment = await tx.comment.create({ data: { threadId, body: input.body, mentions, ...authorOf(seat) } })
      const data = { sectionId: section.id, threadId, commentId: comment.id }
      await record({ name: 'thread.created', seat, subjectId: threadId, data, scope: { sectionId: section.id } })
      return { thread, comment }
    })
  let kept = false
  try {
    const thread = await begin()
    kept = thread !== null
    return thread
  } finally {
    if (!kept && input.anchor) await unanchorThread(section.id, threadId)
  }
}

export async function addComment(
  actor: Actor,
  { thread, section, roundtableId, standing }: ThreadSubject,
  input: { body: string },
  key?: string,
) {
  const seat = requireSeat(standing)
  await limit('comment', actor.personId)
  const mentions = findMentions(input.body, await mentionablesInAnyLanguage(roundtableId))
  return transaction(async (tx, record) => {
    if (!(await once(tx, key, seat.personId))) return null
    await tx.$queryRaw`SELECT id FROM "CommentThread" WHERE id = ${thread.id}::uuid FOR UPDATE`
    const open = await tx.commentThread.count({ where: { id: thread.id, resolvedAt: null } })
    if (!open) throw new DomainError('conflict', 'comments.resolved')
    const comment = await tx.comment.create({
      data: { threadId: thread.id, body: input.body, mentions, ...authorOf(seat) },
    })
    const data = { sectionId: section.id, threadId: thread.id }
    await record({ name: 'comment.created', seat, subjectId: comment.id, data, scope: { sectionId: section.id } })
    return comment
  })
}

export async function editComment(
  { comment, thread, section, roundtableId, standing }: CommentSubject,
  input: { body: string },
) {
  if (comment.body === input.body) return
  const mentions = findMentions(input.body, await mentionablesInAnyLanguage(roundtableId))
  await transaction(async (tx, record) => {
    await tx.comment.update({ where: { id: comment.id }, data: { body: input.body, mentions, editedAt: new Date() } })
    const data = { sectionId: section.id, threadId: thread.id }
    await record({
      name: 'comment.edited',
      seat: standing.seat,
      subjectId: comment.id,
      data,
      scope: { sectionId: section.id },
    })
  })
}

function authorOf({ personId, organisationId, groupId }: Seat) {
  return { personId, organisationId, groupId }
}
