import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Roundtable } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import type { Standing } from '#app/shared/roles.ts'
import type { OpenText } from './publishing.policy.ts'

type Subject = { roundtable: Roundtable; standing: Standing }

const NAMES = { none: 'draft.shut', agreed: 'draft.opened-where-agreed', whole: 'draft.opened' } as const

/** Who may read the text is for the moderators to say, also once the roundtable is closed. */
export async function openText({ roundtable, standing }: Subject, to: OpenText) {
  await transaction(async (tx, record) => {
    const { count } = await tx.roundtable.updateMany({
      where: { id: roundtable.id, openText: { not: to } },
      data: { openText: to },
    })
    if (count) await record({ name: NAMES[to], ...eventActor(standing, roundtable.id), subjectId: roundtable.id })
  })
}
