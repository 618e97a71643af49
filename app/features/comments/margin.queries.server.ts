import type { SectionSubject } from '#app/features/sections/sections.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Comment, CommentThread } from '#app/platform/prisma/client.ts'
import { mayEditComment, mayRemoveComment, mayReply, mayResolve } from './comment.policy.ts'
import { mentionsOf } from './comment.schema.ts'
import type { Mention } from './mentions.ts'

export type Voice = { personId: string; name: string; organisation: string; groupId: string }

export type MarginComment = {
  id: string
  body: string
  mentions: Mention[]
  by: Voice
  createdAt: string
  editedAt: string | null
  can: { edit: boolean; remove: boolean }
}

export type MarginThread = {
  id: string
  quote: string
  prefix: string
  suffix: string
  orphaned: boolean
  resolved: { at: string; by: string } | null
  createdAt: string
  comments: MarginComment[]
  can: { reply: boolean; resolve: boolean; reopen: boolean }
}

/** A section's threads as its margin shows them, oldest first; the page aligns them with their passages. */
export async function marginOf({ section, standing, state }: SectionSubject): Promise<MarginThread[]> {
  const threads = threadsOf(await rowsOf(section.id))
  return threads.map((thread) => {
    const settled = mayResolve(standing, state, { openedById: thread.comments[0]?.personId ?? '' })
    return {
      id: thread.id,
      quote: thread.quote,
      prefix: thread.prefix,
      suffix: thread.suffix,
      orphaned: thread.orphanedAt !== null,
      resolved: thread.resolvedAt ? { at: thread.resolvedAt.toISOString(), by: thread.resolvedBy ?? '' } : null,
      createdAt: thread.createdAt.toISOString(),
      comments: thread.comments.map((comment, at) => ({
        id: comment.id,
        body: comment.body,
        mentions: mentionsOf(comment.mentions),
        by: {
          personId: comment.personId,
          name: comment.name ?? '',
          organisation: comment.organisation ?? '',
          groupId: comment.groupId,
        },
        createdAt: comment.createdAt.toISOString(),
        editedAt: comment.editedAt?.toISOString() ?? null,
        can: {
          edit: mayEditComment(standing, state, comment),
          remove: mayRemoveComment(standing, state, { ...comment, last: at === thread.comments.length - 1 }),
        },
      })),
      can: {
        reply: mayReply(standing, state),
        resolve: settled && !thread.resolvedAt,
        reopen: settled && thread.resolvedAt !== null,
      },
    }
  })
}

type ThreadRow = Pick<CommentThread, 'quote' | 'prefix' | 'suffix' | 'orphanedAt' | 'resolvedAt'> & {
  threadId: string
  threadCreatedAt: Date
  resolvedBy: string | null
}
type CommentRow = Comment & { name: string | null; organisation: string | null }

function rowsOf(sectionId: string) {
  return db.$queryRaw<(ThreadRow & (CommentRow | { id: null }))[]>`
    SELECT t."id" AS "threadId", t."quote", t."prefix", t."suffix", t."orphanedAt", t."resolvedAt", t."createdAt" AS "threadCreatedAt", resolver."name" AS "resolvedBy",
      c."id", c."body", c."mentions", c."personId", c."organisationId", c."groupId", c."createdAt", c."editedAt", p."name", o."name" AS "organisation"
    FROM "CommentThread" t LEFT JOIN "Person" resolver ON resolver."id" = t."resolvedById" LEFT JOIN "Comment" c ON c."threadId" = t."id"
      LEFT JOIN "Person" p ON p."id" = c."personId" LEFT JOIN "Organisation" o ON o."id" = c."organisationId"
    WHERE t."sectionId" = ${sectionId}::uuid
    ORDER BY t."createdAt", t."id", c."createdAt", c."id"`
}

function threadsOf(rows: Awaited<ReturnType<typeof rowsOf>>) {
  const threads = new Map<string, ThreadRow & { id: string; createdAt: Date; comments: CommentRow[] }>()
  for (const row of rows) {
    const { threadId, threadCreatedAt } = row
    const thread = threads.get(threadId) ?? { ...row, id: threadId, createdAt: threadCreatedAt, comments: [] }
    threads.set(threadId, thread)
    if (row.id !== null) thread.comments.push({ ...row, threadId })
  }
  return [...threads.values()]
}
