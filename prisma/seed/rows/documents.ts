import { randomUUID } from 'node:crypto'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import type { Prisma } from '#app/platform/prisma/client.ts'
import type { SeedContext } from './context.ts'
import type { FrameworkPlan, SectionPlan } from './frameworks.ts'
import type { ThreadPlan } from './threads.ts'

const EDIT = 0
const BY_THE_SERVER = 1

export function frameworkRows({ id, daysAgo, who }: SeedContext, plans: FrameworkPlan[]) {
  const frameworks = plans.map(({ key, title }) => ({
    id: id('framework', key),
    roundtableId: id('roundtable', key),
    title,
  }))
  const pillars = plans.flatMap(({ key, pillars }) =>
    pillars.map(({ id: pillarId, title, purpose, side }, index) => ({
      id: pillarId,
      frameworkId: id('framework', key),
      title,
      purpose,
      side,
      position: index + 1,
    })),
  )
  const sections = plans.flatMap(({ key, pillars }) =>
    pillars.flatMap((pillar) =>
      pillar.sections.map((section, index) => {
        const last = section.history.rows.findLast((row) => row.author !== null)
        return {
          id: section.id,
          pillarId: pillar.id,
          title: section.title,
          status: section.status,
          position: index + 1,
          agreedAt: section.status === 'agreed' ? daysAgo(section.agreed) : null,
          createdAt: daysAgo(key === 'first' ? 310 : 70),
          editedAt: last?.at ?? null,
          editedById: last?.author ? who(last.author).personId : null,
        }
      }),
    ),
  )
  return { frameworks, pillars, sections } satisfies {
    frameworks: Prisma.FrameworkCreateManyInput[]
    pillars: Prisma.PillarCreateManyInput[]
    sections: Prisma.SectionCreateManyInput[]
  }
}

export function documentRows({ id, who }: SeedContext, plans: FrameworkPlan[]) {
  const sections = sectionsOf(plans)
  const documentId = (section: SectionPlan) => id('collab-document', section.id)
  const documents = sections.map((section) => ({
    id: documentId(section),
    subjectType: 'section',
    subjectId: section.id,
    lineage: randomUUID(),
    schemaVersion: SCHEMA_VERSION,
  }))
  const clients = sections.flatMap((section) =>
    [...section.history.clients].map(([author, clientId]) => {
      const firstAt = section.history.rows.find((row) => row.author === author)?.at
      return { documentId: documentId(section), clientId, ...who(author), ...(firstAt && { firstAt }) }
    }),
  )
  const updates = sections.flatMap((section) =>
    section.history.rows.map(({ author, seq, clientId, clientSeq, bytes, at }) => ({
      documentId: documentId(section),
      seq,
      epoch: 0,
      clientId,
      clientSeq,
      bytes,
      at,
      ...(author ? { kind: EDIT, ...who(author) } : { kind: BY_THE_SERVER }),
    })),
  )
  return { documents, clients, updates } satisfies {
    documents: Prisma.CollabDocumentCreateManyInput[]
    clients: Prisma.CollabClientCreateManyInput[]
    updates: Prisma.CollabUpdateCreateManyInput[]
  }
}

export function threadRows(plans: FrameworkPlan[], threads: ThreadPlan[]) {
  const sections = sectionsOf(plans)
  const rows = threads.map((thread) => {
    const section = sections.find(({ history }) => history.anchors.has(thread.id))
    const anchor = section?.history.anchors.get(thread.id)
    if (!section || !anchor) throw new Error(`Thread ${thread.key} has no passage`)
    const { id, createdAt, resolvedAt = null, resolvedById = null } = thread
    return { id, sectionId: section.id, ...anchor, createdAt, resolvedAt, resolvedById }
  })
  return { threads: rows, comments: threads.flatMap(({ comments }) => comments) } satisfies {
    threads: Prisma.CommentThreadCreateManyInput[]
    comments: Prisma.CommentCreateManyInput[]
  }
}

export function sectionsOf(plans: FrameworkPlan[]): SectionPlan[] {
  return plans.flatMap(({ pillars }) => pillars.flatMap(({ sections }) => sections))
}
