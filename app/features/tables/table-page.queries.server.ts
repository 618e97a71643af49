import { mayModerate } from '#app/features/access/access.policy.ts'
import { textNow } from '#app/features/live-documents/text-now.server.ts'
import { db } from '#app/platform/db.server.ts'
import { tableText } from '#app/shared/document-subjects.ts'
import type { TableSubject } from './table-access.server.ts'

/** What the page of a table shows beside the part: its notes as they stand, and whether its reader may ever write them. */
export async function tablePageOf({ session, roundtable, standing, table }: TableSubject) {
  const [item, minutes, text] = await Promise.all([
    db.agendaItem.findFirstOrThrow({ where: { tableDraws: { some: { id: table.drawId } } }, select: { title: true } }),
    db.minutes.findUnique({ where: { sessionId: session.id }, select: { state: true } }),
    textNow(tableText(table.id)),
  ])
  return {
    where: { roundtableId: roundtable.id, sessionId: session.id },
    session: { number: session.number, title: session.title },
    itemTitle: item.title,
    tableId: table.id,
    personId: standing.personId,
    writesEverywhere: standing.seat?.role === 'moderator' && mayModerate(standing),
    stands: minutes?.state === 'approved' || roundtable.state === 'closed',
    text,
  }
}
