import { z } from 'zod'
import { type Definition, id, word } from './define.ts'

const mapping = {
  subject: 'indicator',
  audience: 'members',
  topics: ['roundtable', 'indicators'],
  data: z.strictObject({ mappingId: id }),
} as const
const says = (sentence: string) => ({ kind: 'indicators', sentence }) as const

export const CROSSWALK_EVENTS = {
  'mapping.proposed': { ...mapping, feed: says('mapping.proposed') },
  'mapping.changed': {
    ...mapping,
    data: z.strictObject({ mappingId: id, from: word, to: word }),
    feed: says('mapping.changed'),
  },
  'mapping.confirmed': { ...mapping, feed: says('mapping.confirmed') },
  'mapping.disputed': { ...mapping, feed: says('mapping.disputed') },
  'mapping.unsaid': { ...mapping, feed: says('mapping.unsaid') },
  'mapping.agreed': { ...mapping, feed: says('mapping.agreed') },
  'mapping.reopened': { ...mapping, feed: says('mapping.reopened') },
  'mapping.removed': { ...mapping, feed: says('mapping.removed') },
} as const satisfies Record<string, Definition>
