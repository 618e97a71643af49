import { afterCommit } from '#app/platform/outbox.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { unmarkRemovedThread } from './anchoring.server.ts'
import type { CommentSubject, ThreadSubject } from './threads.queries.server.ts'

/** Settles a thread or opens it again; whoever comes second finds it done and changes nothing. Answers whether it changed. */
export async function setThreadResolved(
  actor: Actor,
  { thread, section, standing, roundtableId }: ThreadSubject,
  resolved: boolean,
) {
  return transaction(async (tx, record) => {
    const { count } = await tx.commentThread.updateMany({
      where: { id: thread.id, resolvedAt: resolved ? null : { not: null } },
      data: resolved
        ? { resolvedAt: new Date(), resolvedById: actor.personId }
        : { resolvedAt: null, resolvedById: null },
    })
    if (!count) return false
    await record({
      name: resolved ? 'thread.resolved' : 'thread.reopened',
      roundtableId,
      seat: standing.seat,
      subjectId: thread.id,
      data: { sectionId: section.id, threadId: thread.id },
      scope: { sectionId: section.id },
    })
    return true
  })
}

/** Takes back the last word of a thread; a thread without words goes too, with its mark in the text. */
export async function removeComment({ comment, thread, section, standing, roundtableId }: CommentSubject) {
  const mark = { sectionId: section.id, threadId: thread.id }
  const gone = await transaction(async (tx, record) => {
    await tx.$queryRaw`SELECT id FROM "CommentThread" WHERE id = ${thread.id}::uuid FOR UPDATE`
    const last = await tx.comment.findFirst({
      where: { threadId: thread.id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    })
    if (last?.id !== comment.id) throw new DomainError('conflict', 'comments.answered')
    await tx.comment.delete({ where: { id: comment.id } })
    const emptied = !(await tx.comment.count({ where: { threadId: thread.id } }))
    if (emptied) {
      await tx.commentThread.delete({ where: { id: thread.id } })
      await afterCommit(tx, 'unmark-thread', mark, thread.id)
    }
    await record({
      name: 'comment.removed',
      roundtableId,
      seat: standing.seat,
      subjectId: comment.id,
      data: { sectionId: section.id, ...(emptied ? {} : { threadId: thread.id }) },
      scope: { sectionId: section.id },
    })
    return emptied
  })
  if (gone) await unmarkRemovedThread(mark)
}
