import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { onEvent, type RecordedEvent } from '#app/platform/events.server.ts'
import type { Roundtable, Session } from '#app/platform/prisma/client.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildLiveSession } from '#tests/factories/sessions.ts'
import { sessionFor } from '#tests/factories/subjects.ts'
import { FADES_AFTER_MS, type SignalKind, signalsNow, TOGETHER_MS } from './signal-words.ts'
import { giveSignal } from './signals.server.ts'
import { signalsPart } from './signals-part.server.ts'

let roundtable: Roundtable
let session: Session
let member: Member
beforeEach(async () => {
  roundtable = await buildRoundtable()
  session = await buildLiveSession({ roundtable })
  member = await buildMember({ roundtable })
})

async function give(kind: SignalKind, { person } = member) {
  const actor = await actorOf(person)
  await giveSignal(actor, await sessionFor(actor, roundtable.id, session.id, 'attend'), kind)
}
const seen = async (later = 0) => signalsNow((await signalsPart(session.id)).value, Date.now() + later)

describe('a signal', () => {
  it('counts once of a kind a person, whatever their kinds and however often', async () => {
    await give('slower')
    await give('slower')
    await give('applause')
    await give('slower', await buildMember({ roundtable, role: 'observer' }))
    expect(await seen()).toEqual({ slower: 2, 'cannot-hear': 0, 'thumbs-up': 0, applause: 1 })
  })

  it('fades after two minutes, and lasts anew from the second press', async () => {
    await give('slower')
    expect(await seen(FADES_AFTER_MS - TOGETHER_MS)).toMatchObject({ slower: 1 })
    expect(await seen(FADES_AFTER_MS + TOGETHER_MS)).toMatchObject({ slower: 0 })
    await db.signal.updateMany({
      where: { sessionId: session.id },
      data: { at: new Date(Date.now() - FADES_AFTER_MS - 1000) },
    })
    expect(await seen()).toMatchObject({ slower: 0 })
    await give('slower')
    expect(await seen()).toMatchObject({ slower: 1 })
    expect(await db.signal.count({ where: { sessionId: session.id } })).toBe(1)
  })

  it('is recorded without its giver', async () => {
    const events: RecordedEvent[] = []
    const stop = onEvent((event) => void events.push(event))
    await give('cannot-hear').finally(stop)
    expect(events).toMatchObject([
      { name: 'signal.given', personId: null, organisationId: null, groupId: null, data: { kind: 'cannot-hear' } },
    ])
    expect(JSON.stringify(await signalsPart(session.id))).not.toContain(member.person.id)
  })

  it('is for the time the session is on, for who still has the seat, and for a hand that lets go of the button', async () => {
    const actor = await actorOf(member.person)
    const subject = await sessionFor(actor, roundtable.id, session.id, 'attend')
    for (let times = 0; times < 20; times++) await giveSignal(actor, subject, 'applause')
    await expect(giveSignal(actor, subject, 'applause')).rejects.toMatchObject({ code: 'too-many' })
    const another = await buildMember({ roundtable })
    const [other, theirs] = [await actorOf(another.person), subject]
    const { standing } = await sessionFor(other, roundtable.id, session.id, 'attend')
    await db.membership.update({ where: { id: another.membership.id }, data: { endedAt: new Date() } })
    await expect(giveSignal(other, { ...theirs, standing }, 'slower')).rejects.toMatchObject({ code: 'forbidden' })
    await db.session.update({ where: { id: session.id }, data: { state: 'ended' } })
    await expect(give('slower', await buildMember({ roundtable }))).rejects.toMatchObject({ code: 'closed' })
  })
})
