import { z } from 'zod'
import { type Announcement, type Definition, id, NO_DATA, number, word } from './define.ts'

const pillar = {
  subject: 'pillar',
  data: NO_DATA,
  audience: 'members',
  topics: ['roundtable', 'outline'],
  access: 'changes',
} as const
const section = {
  subject: 'section',
  data: NO_DATA,
  audience: 'members',
  topics: ['roundtable', 'outline'],
  access: 'changes',
} as const
const text = { subject: 'section', audience: 'members', topics: ['roundtable'] } as const
const ofPillar = (sentence: string) => ({ kind: 'framework', sentence, leadsTo: 'framework' }) as const
const ofSection = (sentence: string) => ({ kind: 'framework', sentence }) as const
const inPillar = z.strictObject({ pillarId: id })
const decided = z.strictObject({ decisionId: id })

export const FRAMEWORK_EVENTS = {
  'pillar.created': { ...pillar, feed: ofPillar('pillar.created') },
  'pillar.renamed': { ...pillar, feed: ofPillar('pillar.renamed') },
  'pillar.moved': { ...pillar, feed: ofPillar('pillar.moved') },
  'pillar.removed': {
    ...pillar,
    topics: [...pillar.topics, 'bin'],
    feed: { ...ofPillar('pillar.removed'), removes: 'pillar' },
  },
  'pillar.restored': { ...pillar, topics: [...pillar.topics, 'bin'], feed: ofPillar('pillar.restored') },

  'section.created': { ...section, data: inPillar, feed: ofSection('section.created') },
  'section.renamed': { ...section, feed: ofSection('section.renamed') },
  'section.moved': { ...section, data: inPillar, feed: ofSection('section.moved') },
  'section.removed': {
    ...section,
    topics: [...section.topics, 'bin'],
    feed: { ...ofSection('section.removed'), removes: 'section' },
  },
  'section.restored': { ...section, topics: [...section.topics, 'bin'], feed: ofSection('section.restored') },
  'section.locked': { ...section, feed: ofSection('section.locked') },
  'section.unlocked': { ...section, feed: ofSection('section.unlocked') },
  'section.status-changed': {
    ...section,
    data: z.strictObject({ from: word, to: word }),
    feed: ofSection('section.status-changed'),
    news: 'statuses',
  },
  'section.agreed': { ...section, data: decided, feed: ofSection('section.agreed'), news: 'statuses' },
  'section.reopened': { ...section, data: decided, feed: ofSection('section.reopened'), news: 'statuses' },

  'text.edited': { ...text, data: NO_DATA, feed: ofSection('text.edited'), news: 'edits' },
  'text.mass-deleted': { ...text, data: z.strictObject({ share: number }), feed: ofSection('text.mass-deleted') },
  'text.version-named': { ...text, data: z.strictObject({ versionId: id }), feed: ofSection('text.version-named') },
  /** Rows of the text's log: the version that came back, up to which the text was kept before, and which brought it. */
  'text.restored': {
    ...text,
    data: z.strictObject({ version: number, before: number, after: number }),
    feed: ofSection('text.restored'),
  },
} as const satisfies Record<string, Definition>

export const ANNOUNCEMENTS = {
  /** The counts of an open secret ballot have taken a step. */
  'ballot.answers-told': { subject: 'ballot', topics: ['votes'] },
  /** A group wrote in a section for the first time. */
  'section.heard': { subject: 'section', topics: ['roundtable', 'outline'] },
  /** How much a group has written; shown beside the text alone. */
  'text.counted': { subject: 'section', topics: [] },
} as const satisfies Record<string, Announcement>
