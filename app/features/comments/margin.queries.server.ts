import type { SectionSubject } from '#app/features/sections/sections.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
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
  const threads = await db.commentThread.findMany({
    where: { sectionId: section.id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { comments: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
  })
  const voices = await voicesOf(threads.flatMap((thread) => thread.comments))
  const resolvers = await namesOf(threads.flatMap(({ resolvedById }) => resolvedById ?? []))
  return threads.map((thread) => {
    const settled = mayResolve(standing, state, { openedById: thread.comments[0]?.personId ?? '' })
    return {
      id: thread.id,
      quote: thread.quote,
      prefix: thread.prefix,
      suffix: thread.suffix,
      orphaned: thread.orphanedAt !== null,
      resolved: thread.resolvedAt ? { at: thread.resolvedAt.toISOString(), by: resolvers.get(thread.resolvedById ?? '') ?? '' } : null,
      createdAt: thread.createdAt.toISOString(),
      comments: thread.comments.map((comment, at) => ({
        id: comment.id,
        body: comment.body,
        mentions: mentionsOf(comment.mentions),
        by: voices(comment),
        createdAt: comment.createdAt.toISOString(),
        editedAt: comment.editedAt?.toISOString() ?? null,
        can: {
          edit: mayEditComment(standing, state, comment),
          remove: mayRemoveComment(standing, state, { ...comment, last: at === thread.comments.length - 1 }),
        },
      })),
      can: { reply: mayReply(standing, state), resolve: settled && !thread.resolvedAt, reopen: settled && thread.resolvedAt !== null },
    }
  })
}

type Author = { personId: string; organisationId: string; groupId: string }

async function voicesOf(authors: Author[]) {
  const [names, organisations] = await Promise.all([
    namesOf(authors.map(({ personId }) => personId)),
    db.organisation.findMany({ where: { id: { in: authors.map(({ organisationId }) => organisationId) } }, select: { id: true, name: true } }),
  ])
  const organisationNames = new Map(organisations.map(({ id, name }) => [id, name]))
  return ({ personId, organisationId, groupId }: Author): Voice => ({
    personId,
    name: names.get(personId) ?? '',
    organisation: organisationNames.get(organisationId) ?? '',
    groupId,
  })
}

async function namesOf(ids: string[]) {
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}
