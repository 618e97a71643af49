import { z } from 'zod'
import { type Definition, id, number } from './define.ts'

export const REFERENCE_EVENTS = {
  'reference.imported': {
    subject: 'roundtable',
    audience: 'members',
    topics: ['roundtable', 'indicators'],
    data: z.strictObject({ frameworkId: id, created: number, changed: number }),
    feed: { kind: 'indicators', sentence: 'reference.imported' },
  },
  'reference.changed': {
    subject: 'roundtable',
    audience: 'members',
    topics: ['roundtable', 'indicators'],
    data: z.strictObject({ frameworkId: id, list: z.string() }),
    feed: { kind: 'indicators', sentence: 'reference.changed' },
  },
  'reference.removed': {
    subject: 'roundtable',
    audience: 'members',
    topics: ['roundtable', 'indicators'],
    data: z.strictObject({ frameworkId: id, list: z.string() }),
    feed: { kind: 'indicators', sentence: 'reference.removed' },
  },
  'mapping.imported': {
    subject: 'roundtable',
    audience: 'members',
    topics: ['roundtable', 'indicators'],
    data: z.strictObject({ created: number, changed: number }),
    feed: { kind: 'indicators', sentence: 'mapping.imported' },
  },
} as const satisfies Record<string, Definition>
