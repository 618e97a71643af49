import { z } from 'zod'
import { type Definition, id, ids, NO_DATA, number, word, words } from './define.ts'

const indicator = {
  subject: 'indicator',
  audience: 'members',
  topics: ['roundtable', 'indicators'],
  news: 'indicators',
} as const
const says = (sentence: string) => ({ kind: 'indicators', sentence }) as const

export const INDICATOR_EVENTS = {
  'indicator.proposed': {
    ...indicator,
    data: z.strictObject({ version: number }),
    feed: says('indicator.proposed'),
    history: 'proposed',
  },
  'indicator.edited': {
    ...indicator,
    data: z.strictObject({ version: number, fields: words }),
    feed: says('indicator.edited'),
    history: 'edited',
  },
  'indicator.restored': {
    ...indicator,
    data: z.strictObject({ version: number, restored: number, fields: words }),
    feed: says('indicator.restored'),
    history: 'restored',
  },
  'indicator.imported': {
    ...indicator,
    subject: 'roundtable',
    data: z.strictObject({ created: number, changed: number, indicators: ids }),
    topics: [...indicator.topics, 'imports'],
    feed: says('indicator.imported'),
    history: 'imported',
  },
  'indicator.state-changed': {
    ...indicator,
    data: z.strictObject({
      from: word,
      to: word,
      round: number.optional(),
      rule: word.optional(),
      moveId: id.optional(),
    }),
    feed: says('indicator.state-changed'),
    history: 'state-changed',
  },
  'indicator.merged': {
    ...indicator,
    data: z.strictObject({ into: id }),
    feed: says('indicator.merged'),
    history: 'merged',
  },
  'indicator.unmerged': {
    ...indicator,
    data: z.strictObject({ from: id }),
    feed: says('indicator.unmerged'),
    history: 'unmerged',
  },
  'indicator.argued': {
    ...indicator,
    data: z.strictObject({ argumentId: id, side: word }),
    feed: says('indicator.argued'),
  },
  'indicator.argument-withdrawn': {
    ...indicator,
    data: z.strictObject({ argumentId: id, side: word }),
    feed: says('indicator.argument-withdrawn'),
  },
  'indicator.removed': {
    ...indicator,
    data: NO_DATA,
    topics: [...indicator.topics, 'bin'],
    feed: { ...says('indicator.removed'), removes: 'indicator' },
    history: 'removed',
  },
  'indicator.returned': {
    ...indicator,
    data: NO_DATA,
    topics: [...indicator.topics, 'bin'],
    feed: says('indicator.returned'),
    history: 'returned',
  },
} as const satisfies Record<string, Definition>
