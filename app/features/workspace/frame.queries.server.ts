import type { Place } from '#app/features/access/standing.server.ts'
import { programmeOf } from '#app/features/programme/programme.queries.server.ts'
import { localized } from '#app/shared/localized.ts'
import type { Actor } from '#app/shared/roles.ts'
import { ballotsToAnswer } from './home.queries.server.ts'
import { roundtablesOf } from './list.queries.server.ts'

/** What the frame of a roundtable shows to this actor. */
export async function frameOf(actor: Actor, { roundtable, standing }: Place) {
  const roundtableId = roundtable.id
  const [programme, all, waiting] = await Promise.all([
    programmeOf(actor.language),
    roundtablesOf(actor),
    ballotsToAnswer(roundtableId, standing),
  ])
  const short = ({ id, number, title }: { id: string; number: number; title: string }) => ({ id, number, title })
  const own = all.find(({ id }) => id === roundtableId)
  return {
    programme: programme.name,
    demonstration: programme.demonstration,
    /** The session that is on, as far as this reader may know. */
    live: own?.live ?? null,
    current: short({ ...roundtable, title: localized(roundtable.title, actor.language) }),
    others: all.filter(({ id }) => id !== roundtableId).map(short),
    me: {
      name: actor.name,
      organisation: own?.organisation ?? null,
      groupId: standing.seat?.groupId ?? null,
      role: standing.seat?.role ?? null,
      secretariat: actor.secretariat,
    },
    /** Their ids: an answer of the reader's is taken away in place. */
    ballotsWaiting: waiting.map(({ id }) => id),
  }
}
