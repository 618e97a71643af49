import { db } from '#app/platform/db.server.ts'
import type { Askable } from './room-ballot.ts'
import { subjectField } from './room-schema.server.ts'

const shown = { removedAt: null }

/** What the items of an agenda let a moderator ask: the item's own question, and what it links that can be voted on. */
export async function askableIn(sessionId: string): Promise<Askable[]> {
  const items = await db.agendaItem.findMany({
    where: { sessionId, ...shown },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      kind: true,
      links: {
        where: { OR: [{ section: shown }, { indicator: shown }] },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: {
          section: { select: { id: true, title: true } },
          indicator: { select: { id: true, code: true, name: true } },
        },
      },
    },
  })
  return items.flatMap(({ id, title, kind, links }) => {
    const at = { itemId: id, kind }
    const own = { ...at, ...naming('agenda-item', id), name: title }
    const linked = links.flatMap(({ section, indicator }) => [
      ...(section ? [{ ...at, ...naming('section', section.id), name: section.title }] : []),
      ...(indicator
        ? [{ ...at, ...naming('indicator', indicator.id), name: `${indicator.code} ${indicator.name}` }]
        : []),
    ])
    // A live rating is of its indicator.
    return kind === 'rating' ? [...linked, own] : [own, ...linked]
  })
}

const naming = (type: Askable['type'], id: string) => ({ type, subject: subjectField({ type, id }) })
