import { z } from 'zod'
import { type Definition, id, number } from './define.ts'

const event = { audience: 'members', topics: ['roundtable', 'threads'] } as const
const says = (sentence: string) => ({ kind: 'comments', sentence }) as const
const thread = z.strictObject({ sectionId: id, threadId: id })

export const COMMENT_EVENTS = {
  'thread.created': {
    ...event,
    subject: 'thread',
    data: thread.extend({ commentId: id }),
    feed: { ...says('thread.created'), quotes: 'comment' },
    news: 'comments',
  },
  'thread.resolved': { ...event, subject: 'thread', data: thread, feed: says('thread.resolved') },
  'thread.reopened': { ...event, subject: 'thread', data: thread, feed: says('thread.reopened') },
  'thread.passage-changed': {
    ...event,
    subject: 'section',
    data: z.strictObject({ sectionId: id, lost: number, back: number }),
    feed: says('thread.passage-changed'),
  },
  'comment.created': {
    ...event,
    subject: 'comment',
    data: thread,
    feed: { ...says('comment.created'), quotes: 'comment' },
    news: 'comments',
  },
  'comment.edited': {
    ...event,
    subject: 'comment',
    data: thread,
    feed: { ...says('comment.edited'), quotes: 'comment' },
  },
  /** A thread without words is gone and not named. */
  'comment.removed': {
    ...event,
    subject: 'comment',
    data: thread.partial({ threadId: true }),
    feed: says('comment.removed'),
  },
} as const satisfies Record<string, Definition>
