import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { offeredAt, treeOfSession, treeSchema } from './agenda-tree.server.ts'
import { MOST_TEMPLATES } from './limits.ts'
import type { TemplateAct } from './template.schema.ts'

export type TemplateLine = {
  id: string
  title: string
  minutes: number
  items: number
  everywhere: boolean
  own: boolean
}

/** What a session can begin with, or be gone on with: the roundtable's own templates and those of the programme. */
export async function templatesAt({ roundtable, standing }: Place): Promise<TemplateLine[]> {
  const rows = await db.sessionTemplate.findMany({
    where: offeredAt(roundtable.id),
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, title, items, roundtableId }) => {
    const tree = treeSchema.catch([]).parse(items)
    const minutes = tree.reduce(
      (sum, item) => sum + (item.below.length ? item.below.reduce((all, one) => all + one.minutes, 0) : item.minutes),
      0,
    )
    return {
      id,
      title,
      minutes,
      items: tree.length,
      everywhere: roundtableId === null,
      own: roundtableId !== null || standing.secretariat,
    }
  })
}

/** Saves, removes and brings back; one of the whole programme is the secretariat's. */
export async function changeTemplates(place: Place, input: TemplateAct): Promise<{ title: string }> {
  const { roundtable, standing } = place
  const by = { ...eventActor(standing, roundtable.id), subjectId: roundtable.id }
  return transaction(async (tx, record) => {
    if (input.act === 'save') {
      const items = treeSchema.parse(await treeOfSession(tx, roundtable.id, input.sessionId))
      if (!items.length) throw new DomainError('conflict', 'planning.template-empty')
      const everywhere = input.everywhere === 'yes' && standing.secretariat
      const roundtableId = everywhere ? null : roundtable.id
      if ((await tx.sessionTemplate.count({ where: { roundtableId, ...SHOWN } })) >= MOST_TEMPLATES)
        throw new DomainError('conflict', 'planning.many-templates', { max: MOST_TEMPLATES })
      const { title } = input
      await tx.sessionTemplate.create({ data: { title, items, roundtableId, createdById: standing.personId } })
      await record({ name: 'session-template.saved', ...by })
      return { title }
    }
    const mine = standing.secretariat
      ? { OR: [{ roundtableId: roundtable.id }, { roundtableId: null }] }
      : { roundtableId: roundtable.id }
    const template = await tx.sessionTemplate.findFirst({ where: { id: input.id, ...mine } })
    if (!template) throw new DomainError('conflict', 'planning.template-gone')
    const removedAt = input.act === 'remove' ? new Date() : null
    await tx.sessionTemplate.update({ where: { id: input.id }, data: { removedAt } })
    await record({ name: input.act === 'remove' ? 'session-template.removed' : 'session-template.saved', ...by })
    return { title: template.title }
  })
}
