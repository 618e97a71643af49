import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Standing } from '#app/shared/roles.ts'
import { excerptOf } from '#app/shared/text.ts'
import { minutesToAnswer, minutesToRate } from './minutes.ts'
import { mayTakePart } from './roundtable.policy.ts'

export type Changes = { comments: number; edits: number; statuses: number; indicators: number; ballots: number }
export type OpenBallot = { id: string; indicatorId: string; code: string; name: string; openedAt: string; answered: number; minutes: number }
export type Asked = {
  threadId: string
  sectionId: string
  section: string
  excerpt: string
  by: string
  groupId: string
  at: string
  minutes: number
  toGroup: boolean
}

/** What the others did since a moment, counted. */
export async function changesSince(roundtableId: string, personId: string, since: Date): Promise<Changes> {
  const rows = await db.event.groupBy({
    by: ['name'],
    where: { roundtableId, at: { gt: since }, OR: [{ personId: { not: personId } }, { personId: null }] },
    _count: { _all: true },
  })
  const count = (test: (name: string) => boolean) => rows.reduce((sum, row) => sum + (test(row.name) ? row._count._all : 0), 0)
  return {
    comments: count((name) => name === 'comment.created' || name === 'thread.created'),
    edits: count((name) => name === 'text.edited'),
    statuses: count((name) => /^section\.(status-changed|agreed|reopened)$/.test(name)),
    indicators: count((name) => name.startsWith('indicator.')),
    ballots: count((name) => name === 'ballot.opened' || name === 'ballot.closed'),
  }
}

/** Open ballots that wait for this person's answer. */
export async function ballotsToAnswer(roundtableId: string, standing: Standing): Promise<OpenBallot[]> {
  if (!mayTakePart(standing)) return []
  const ballots = await db.ballot.findMany({
    where: { roundtableId, state: 'open', indicator: SHOWN, votes: { none: { personId: standing.personId } } },
    include: { indicator: { select: { code: true, name: true, definition: true, rationale: true, formula: true, source: true, limits: true } }, _count: { select: { votes: true } } },
    orderBy: { openedAt: 'asc' },
  })
  return ballots.map((ballot) => ({
    id: ballot.id,
    indicatorId: ballot.indicatorId,
    code: ballot.indicator.code,
    name: ballot.indicator.name,
    openedAt: ballot.openedAt.toISOString(),
    answered: ballot._count.votes,
    minutes: minutesToRate(Object.values(ballot.indicator)),
  }))
}

/** Open threads that name this person or their group and have not been answered by them since. */
export async function askedOf(roundtableId: string, { personId, seat }: Standing): Promise<Asked[]> {
  const named = [{ type: 'person', id: personId }, ...(seat ? [{ type: 'group', id: seat.groupId }] : [])]
  const comments = await db.comment.findMany({
    where: {
      personId: { not: personId },
      OR: named.map((mention) => ({ mentions: { array_contains: [mention] } })),
      thread: { resolvedAt: null, section: { ...SHOWN, pillar: { ...SHOWN, framework: { roundtableId } } } },
    },
    include: {
      thread: {
        include: {
          section: { select: { id: true, title: true } },
          comments: { where: { personId }, orderBy: { createdAt: 'desc' }, take: 1, select: { createdAt: true } },
        },
      },
    },
    orderBy: { createdAt: 'desc' },
    take: 40,
  })
  const waiting = comments.filter(({ createdAt, thread }) => !thread.comments[0] || thread.comments[0].createdAt < createdAt)
  const latest = waiting.filter((comment, at) => waiting.findIndex(({ threadId }) => threadId === comment.threadId) === at).slice(0, 8)
  const people = await db.person.findMany({ where: { id: { in: latest.map((one) => one.personId) } }, select: { id: true, name: true } })
  return latest.map((comment) => ({
    threadId: comment.threadId,
    sectionId: comment.thread.section.id,
    section: comment.thread.section.title,
    excerpt: excerptOf(comment.body, 200),
    by: people.find(({ id }) => id === comment.personId)?.name ?? '',
    groupId: comment.groupId,
    at: comment.createdAt.toISOString(),
    minutes: minutesToAnswer([comment.body]),
    toGroup: !namesPerson(comment.mentions, personId),
  }))
}

function namesPerson(mentions: unknown, personId: string) {
  return Array.isArray(mentions) && mentions.some((one) => (one as { id?: unknown } | null)?.id === personId)
}
