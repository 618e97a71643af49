import { SHOWN } from '#app/features/bin/shown.server.ts'
import { standingIn } from '#app/features/access/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Comment, CommentThread } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Standing } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
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

export async function threadFor(actor: Actor, roundtableId: string, threadId: string, purpose: ThreadPurpose): Promise<ThreadSubject> {
  const { subject, place } = await lookUp(actor, roundtableId, { id: threadId })
  const openedById = subject.thread.comments[0]?.personId ?? ''
  if (purpose === 'reply' && !mayReply(subject.standing, place)) throw new DomainError('forbidden')
  if (purpose === 'resolve' && !mayResolve(subject.standing, place, { openedById })) throw new DomainError('forbidden')
  return subject
}

export async function commentFor(actor: Actor, roundtableId: string, commentId: string, purpose: 'edit' | 'remove'): Promise<CommentSubject> {
  if (!isUuid(commentId)) throw new DomainError('not-found')
  const { subject, place } = await lookUp(actor, roundtableId, { comments: { some: { id: commentId } } })
  const { comments } = subject.thread
  const comment = comments.find((one) => one.id === commentId)
  if (!comment) throw new DomainError('not-found')
  if (!mayEditComment(subject.standing, place, comment)) throw new DomainError('forbidden')
  const last = comments.at(-1)?.id === comment.id
  if (purpose === 'remove' && !mayRemoveComment(subject.standing, place, { ...comment, last })) throw new DomainError('conflict', 'comments.answered')
  return { ...subject, comment }
}

async function lookUp(actor: Actor, roundtableId: string, where: { id: string } | { comments: { some: { id: string } } }) {
  const standing = await standingIn(actor, roundtableId)
  if (!standing || ('id' in where && !isUuid(where.id))) throw new DomainError('not-found')
  const found = await db.commentThread.findFirst({
    where: { ...where, section: { ...SHOWN, pillar: { ...SHOWN, framework: { roundtableId } } } },
    include: { comments: inOrder, section: { include: { pillar: { include: { framework: { include: { roundtable: true } } } } } } },
  })
  if (!found) throw new DomainError('not-found')
  const { section, ...thread } = found
  const place = { roundtableState: section.pillar.framework.roundtable.state }
  return { subject: { thread, section: { id: section.id, title: section.title }, roundtableId, standing }, place }
}
