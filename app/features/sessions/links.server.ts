import { SECTION_SHOWN, SHOWN } from '#app/features/bin/shown.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { MOST_LINKS } from './limits.ts'
import type { LinkKind } from './link-words.ts'

/** Links an item to a thing of its roundtable, or to an address; what it is linked to already stays as it is. */
export async function addLink(tx: Tx, itemId: string, roundtableId: string, { subject, url, linkTitle }: Asked) {
  const links = await tx.agendaLink.findMany({ where: { itemId } })
  const [subjectType = '', subjectId] = url ? ['address'] : (subject ?? '').split(':')
  if (links.some((link) => (url ? link.url === url : link.subjectId === subjectId))) return null
  if (links.length >= MOST_LINKS) throw new DomainError('conflict', 'planning.many-links', { max: MOST_LINKS })
  if (subjectId && !(await isThere(tx, roundtableId, subjectType as LinkKind, subjectId)))
    throw new DomainError('conflict', 'planning.link-gone')
  const position = Math.max(0, ...links.map((link) => link.position)) + 1
  return tx.agendaLink.create({
    data: { itemId, position, subjectType, subjectId: subjectId ?? null, url: url ?? null, title: linkTitle ?? '' },
  })
}

type Asked = { subject?: string; url?: string; linkTitle?: string }

async function isThere(tx: Tx, roundtableId: string, kind: LinkKind, id: string) {
  const framework = { roundtableId }
  const section = { ...SECTION_SHOWN, pillar: { ...SHOWN, framework } }
  if (kind === 'section') return tx.section.count({ where: { id, ...section } })
  if (kind === 'indicator') return tx.indicator.count({ where: { id, roundtableId, ...SHOWN } })
  if (kind === 'ballot') return tx.ballot.count({ where: { id, roundtableId } })
  if (kind === 'thread') return tx.commentThread.count({ where: { id, section } })
  return tx.relatedDocument.count({ where: { id, ...SHOWN } })
}

/** Takes a link away; the act that sets it again. */
export async function removeLink(tx: Tx, itemId: string, linkId: string): Promise<Record<string, string>> {
  const link = await tx.agendaLink.findFirst({ where: { id: linkId, itemId } })
  if (!link) throw new DomainError('conflict', 'planning.link-gone')
  await tx.agendaLink.delete({ where: { id: linkId } })
  const { subjectType, subjectId, url, title } = link
  const back: Record<string, string> = url
    ? { url, ...(title && { linkTitle: title }) }
    : { subject: `${subjectType}:${subjectId}` }
  return { act: 'link', id: itemId, ...back }
}
