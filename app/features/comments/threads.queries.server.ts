import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Comment, CommentThread } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Standing } from '#app/shared/roles.ts'
import { mayEditComment, mayRemoveComment, mayReply, mayResolve } from './comment.policy.ts'

export type ThreadPurpose = 'view' | 'reply' | 'resolve'
export type ThreadSubject = {
  thread: CommentThread & { comments: Comment[] }
  section: { id: string; title: string }
  roundtableId: string
  standing: Standing
}
export type CommentSubject = ThreadSubject & { comment: Comment }

const inOrder = { orderBy: [{ createdAt: 'asc' as const }, { id: 'asc' as const }] }

/** The thread or the comment of an address, for a purpose. */
export const onThread = (purpose: ThreadPurpose) =>
  extend(atRoundtable(), { threadId: id }, async ({ place, threadId }) => ({
    subject: await threadFor(place, threadId, purpose),
  }))
export const onComment = (purpose: 'edit' | 'remove') =>
  extend(atRoundtable(), { commentId: id }, async ({ place, commentId }) => ({
    subject: await commentFor(place, commentId, purpose),
  }))

export async function threadFor(at: Place, threadId: string, purpose: ThreadPurpose): Promise<ThreadSubject> {
  const { subject, place } = await lookUp(at, { id: threadId })
  const openedById = subject.thread.comments[0]?.personId ?? ''
  if (purpose === 'reply' && !mayReply(subject.standing, place)) throw new DomainError('forbidden')
  if (purpose === 'resolve' && !mayResolve(subject.standing, place, { openedById })) throw new DomainError('forbidden')
  return subject
}

export async function commentFor(at: Place, commentId: string, purpose: 'edit' | 'remove'): Promise<CommentSubject> {
  const { subject, place } = await lookUp(at, { comments: { some: { id: commentId } } })
  const { comments } = subject.thread
  const comment = comments.find((one) => one.id === commentId)
  if (!comment) throw new DomainError('not-found')
  if (!mayEditComment(subject.standing, place, comment)) throw new DomainError('forbidden')
  const last = comments.at(-1)?.id === comment.id
  if (purpose === 'remove' && !mayRemoveComment(subject.standing, place, { ...comment, last }))
    throw new DomainError('conflict', 'comments.answered')
  return { ...subject, comment }
}

async function lookUp({ roundtable, standing }: Place, where: { id: string } | { comments: { some: { id: string } } }) {
  const found = await db.commentThread.findFirst({
    where: { ...where, section: { ...SHOWN, pillar: { ...SHOWN, framework: { roundtableId: roundtable.id } } } },
    include: { comments: inOrder, section: { select: { id: true, title: true } } },
  })
  if (!found) throw new DomainError('not-found')
  const { section, ...thread } = found
  return {
    subject: { thread, section, roundtableId: roundtable.id, standing },
    place: { roundtableState: roundtable.state },
  }
}
