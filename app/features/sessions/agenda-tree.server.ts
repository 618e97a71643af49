import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { inReadingOrder } from './agenda-order.ts'
import { LONGEST_MINUTES, MOST_ITEMS } from './limits.ts'
import { childrenOf } from './running-times.ts'
import { ITEM_KINDS, VISIBILITIES } from './session-words.ts'

const item = z.object({
  kind: z.enum(ITEM_KINDS).catch('other'),
  title: z.string(),
  note: z.string().catch(''),
  minutes: z.number().int().min(1).max(LONGEST_MINUTES),
  visibility: z.enum(VISIBILITIES).catch('moderators'),
})
/** What a template keeps of an agenda: no people, no links, nothing that happened. */
export const treeSchema = z.array(item.extend({ below: z.array(item).catch([]) }))

type Link = { subjectType: string; subjectId: string | null; url: string | null; title: string; position: number }
type Leaf = z.infer<typeof item> & { ownerId?: string | null; links?: Link[] }
export type Tree = (Leaf & { below: Leaf[] })[]

/** The agenda of a session as it would begin another: owners who still sit there, and links to what outlives a meeting. */
export async function treeOfSession(tx: Tx, roundtableId: string, sessionId: string): Promise<Tree> {
  const rows = await tx.agendaItem.findMany({
    where: { sessionId, ...SHOWN, session: { roundtableId, ...SHOWN } },
    include: { links: { orderBy: { position: 'asc' } }, owner: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const below = childrenOf(rows)
  const leafOf = ({ owner, ownerId, links, ...row }: (typeof rows)[number]): Leaf => ({
    ...item.parse(row),
    ownerId: owner && owner.endedAt === null ? ownerId : null,
    links: links
      .filter(({ subjectType }) => subjectType !== 'ballot' && subjectType !== 'thread')
      .map(({ subjectType, subjectId, url, title, position }) => ({ subjectType, subjectId, url, title, position })),
  })
  return inReadingOrder(rows)
    .filter(({ parentId }) => parentId === null)
    .map((row) => ({ ...leafOf(row), below: (below.get(row.id) ?? []).map(leafOf) }))
}

/** The agenda of a template that is offered at a roundtable. */
export async function treeOfTemplate(tx: Tx, roundtableId: string, id: string): Promise<Tree> {
  const template = await tx.sessionTemplate.findFirst({ where: { id, ...offeredAt(roundtableId) } })
  if (!template) throw new DomainError('conflict', 'planning.template-gone')
  return treeSchema.catch([]).parse(template.items)
}

/** A roundtable's own, and those of the whole programme. */
export const offeredAt = (roundtableId: string) => ({ ...SHOWN, OR: [{ roundtableId }, { roundtableId: null }] })

/** Puts a whole agenda at the end of one. */
export async function addTree(tx: Tx, sessionId: string, tree: Tree, there: { parentId: string | null }[] = []) {
  const count = tree.reduce((sum, { below }) => sum + 1 + below.length, 0)
  if (there.length + count > MOST_ITEMS) throw new DomainError('conflict', 'planning.many-items', { max: MOST_ITEMS })
  const before = there.filter(({ parentId }) => parentId === null).length
  const tops = tree.map(({ below, ...leaf }, at) => ({ ...rowOf(leaf, before + at + 1, null), below }))
  const children = tops.flatMap(({ id, below }) => below.map((leaf, at) => rowOf(leaf, at + 1, id)))
  const rows = [...tops, ...children]
  await tx.agendaItem.createMany({ data: rows.map(({ data }) => data) })
  await tx.agendaLink.createMany({
    data: rows.flatMap(({ id, links }) => links.map((link) => ({ ...link, itemId: id }))),
  })

  function rowOf(
    { links = [], kind, title, note, minutes, visibility, ownerId = null }: Leaf,
    position: number,
    parentId: string | null,
  ) {
    const id = randomUUID()
    return { id, links, data: { id, sessionId, parentId, position, kind, title, note, minutes, visibility, ownerId } }
  }
}
