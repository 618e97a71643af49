import { SHOWN } from '#app/features/bin/shown.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { isUuid } from '#app/shared/uuid.ts'

/** What a decision or an action is about, column by column. */
export type Places = { sectionId: string | null; indicatorId: string | null; ballotId: string | null }
const NOWHERE: Places = { sectionId: null, indicatorId: null, ballotId: null }

/** What was chosen, looked up at this roundtable; a ballot brings what is voted on with it. */
export async function placesOf(tx: Tx, roundtableId: string, about: string): Promise<Places> {
  const [type, id = ''] = about.split(':')
  if (about === 'none') return NOWHERE
  if (!isUuid(id)) throw new DomainError('invalid', 'outcomes.place-unknown')
  const found = await lookUp(tx, roundtableId, type, id)
  if (!found) throw new DomainError('invalid', 'outcomes.place-unknown')
  return { ...NOWHERE, ...found }
}

async function lookUp(
  tx: Tx,
  roundtableId: string,
  type: string | undefined,
  id: string,
): Promise<Partial<Places> | null> {
  if (type === 'section') {
    const pillar = { framework: { roundtableId }, ...SHOWN }
    return (await tx.section.count({ where: { id, pillar, ...SHOWN } })) ? { sectionId: id } : null
  }
  if (type === 'indicator')
    return (await tx.indicator.count({ where: { id, roundtableId, ...SHOWN } })) ? { indicatorId: id } : null
  const ballot = await tx.ballot.findFirst({
    where: { id, roundtableId },
    select: { sectionId: true, indicatorId: true },
  })
  return ballot && { ballotId: id, ...ballot }
}

/** What an item is about, where that is one thing of a kind and no guess. */
export async function placesOfItem(tx: Tx, roundtableId: string, itemId: string | null): Promise<Places> {
  if (!itemId) return NOWHERE
  const links = await tx.agendaLink.findMany({
    where: { itemId, subjectType: { in: ['section', 'indicator', 'ballot'] } },
  })
  const only = (type: string) => {
    const [one, ...more] = links.filter(({ subjectType }) => subjectType === type)
    return one?.subjectId && !more.length ? `${type}:${one.subjectId}` : 'none'
  }
  const found = NOWHERE
  // What has gone into the bin since is no place any more.
  const each = await Promise.all(
    ['ballot', 'section', 'indicator'].map((type) => placesOf(tx, roundtableId, only(type)).catch(() => NOWHERE)),
  )
  return each.reduce(
    (all, one) => ({
      ballotId: all.ballotId ?? one.ballotId,
      sectionId: all.sectionId ?? one.sectionId,
      indicatorId: all.indicatorId ?? one.indicatorId,
    }),
    found,
  )
}
