import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Action, Roundtable, Session } from '#app/platform/prisma/client.ts'
import type { Actor } from '#app/shared/roles.ts'
import { buildBallot, buildIndicator } from '#tests/factories/decisions.ts'
import { buildAction, buildDecision } from '#tests/factories/outcomes.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { buildItem, buildLiveSession } from '#tests/factories/sessions.ts'
import { notedPart } from './noted-part.server.ts'
import type { ActionAct, NoteInput } from './outcome.schema.ts'
import { actOnAction, actOnDecision, noteOutcome } from './outcomes.server.ts'

let roundtable: Roundtable
let moderator: Member
let owner: Member
let session: Session
let actor: Actor

beforeAll(async () => {
  roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  owner = await buildMember({ roundtable })
  session = await buildLiveSession({ roundtable })
  actor = await actorOf(moderator.person)
})

const standingOf = ({ seat }: Member) => ({ personId: seat.personId, seat, secretariat: false })
const subject = () => ({ session, roundtable, standing: standingOf(moderator) })
const note = (input: Partial<NoteInput> = {}) =>
  noteOutcome(actor, subject(), { noun: 'decision', text: 'It is so', ...input })
const act = async (member: Member, action: Action, does: ActionAct) => {
  const subject = { action, roundtable, standing: standingOf(member) }
  return actOnAction(await actorOf(member.person), subject, does)
}

describe('noting', () => {
  it('gives numbers one after the other, also to ten at once and after a removal', async () => {
    const ten = await Promise.all(Array.from({ length: 10 }, () => note()))
    const numbers = ten.map(({ number }) => number).sort((one, other) => one - other)
    expect(numbers).toEqual(numbers.map((_, at) => numbers[0]! + at))
    const last = await db.decision.findUniqueOrThrow({
      where: { id: ten.find(({ number }) => number === numbers.at(-1))!.id },
    })
    await actOnDecision(actor, { ...subject(), decision: last }, { act: 'remove' })
    expect((await note()).number).toBe(numbers.at(-1)! + 1)
    expect((await note({ noun: 'action' })).number).toBe(1)
  })

  it('raises the version of the room, says who noted it with their seat, and shows in the part', async () => {
    const before = await notedPart(session.id)
    const { id } = await note({ text: 'The figure stays' })
    const part = await notedPart(session.id)
    expect(part.version).toBe(before.version + 1)
    expect(part.value.at(-1)).toMatchObject({ noun: 'decision', id, text: 'The figure stays', owner: null })
    const { organisationId, groupId, personId } = moderator.seat
    expect(await db.decision.findUniqueOrThrow({ where: { id } })).toMatchObject({ organisationId, groupId, personId })
  })

  it('is about what its item is about where that is one thing of a kind, and a ballot brings its subject', async () => {
    const [section, other] = [await buildSection({ roundtable }), await buildSection({ roundtable })]
    const item = await buildItem({ session })
    await db.agendaLink.create({
      data: { itemId: item.id, position: 0, subjectType: 'section', subjectId: section.id },
    })
    expect(await found(await note({ itemId: item.id }))).toMatchObject({ itemId: item.id, sectionId: section.id })
    expect(await found(await note({ itemId: item.id, about: 'none' }))).toMatchObject({ sectionId: null })
    await db.agendaLink.create({ data: { itemId: item.id, position: 1, subjectType: 'section', subjectId: other.id } })
    expect(await found(await note({ itemId: item.id }))).toMatchObject({ sectionId: null })
    const ballot = await buildBallot({ roundtable })
    expect(await found(await note({ about: `ballot:${ballot.id}` }))).toMatchObject({
      ballotId: ballot.id,
      indicatorId: ballot.indicatorId,
    })
  })

  it('refuses what belongs to another roundtable or session, and an owner who has no seat', async () => {
    const place = { code: 'invalid', messageKey: 'outcomes.place-unknown' }
    await expect(note({ itemId: (await buildItem()).id })).rejects.toMatchObject(place)
    await expect(note({ about: `section:${(await buildSection()).id}` })).rejects.toMatchObject(place)
    await expect(note({ about: `indicator:${(await buildIndicator()).id}` })).rejects.toMatchObject(place)
    await expect(note({ about: `ballot:${(await buildBallot()).id}` })).rejects.toMatchObject(place)
    const gone = await buildMember({ roundtable, endedAt: new Date() })
    const stranger = await buildMember()
    for (const { membership } of [gone, stranger])
      await expect(note({ noun: 'action', ownerId: membership.id })).rejects.toMatchObject({
        messageKey: 'outcomes.owner-unknown',
      })
  })

  it('keeps what was noted when its item, its ballot or its section is gone', async () => {
    const item = await buildItem({ session })
    const { id } = await note({ itemId: item.id, about: `section:${(await buildSection({ roundtable })).id}` })
    const { sectionId } = await db.decision.findUniqueOrThrow({ where: { id } })
    await db.section.delete({ where: { id: sectionId! } })
    await db.agendaItem.delete({ where: { id: item.id } })
    expect(await db.decision.findUniqueOrThrow({ where: { id } })).toMatchObject({ itemId: null, sectionId: null })
  })

  it('leaves the item out of the part where only moderators see it', async () => {
    const item = await buildItem({ session, visibility: 'moderators' })
    const { id } = await note({ itemId: item.id })
    expect((await notedPart(session.id)).value.find((line) => line.id === id)).toMatchObject({ itemId: null })
  })
})

describe('an action', () => {
  it('is settled by its owner and by moderators, changed by moderators alone, and by nobody else', async () => {
    const action = await buildAction({ session, owner })
    const other = await buildMember({ roundtable })
    const done = { act: 'settle', seen: 'open', state: 'done' } as const
    await expect(act(other, action, done)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(act(owner, action, { act: 'remove' })).rejects.toMatchObject({ code: 'forbidden' })
    await act(owner, action, done)
    const settled = await db.action.findUniqueOrThrow({ where: { id: action.id } })
    expect(settled).toMatchObject({ state: 'done', settledById: owner.person.id, settledAt: expect.any(Date) })
    await act(moderator, settled, { act: 'settle', seen: 'done', state: 'open' })
    expect(await db.action.findUniqueOrThrow({ where: { id: action.id } })).toMatchObject({
      state: 'open',
      settledAt: null,
      settledById: null,
    })
  })

  it('that somebody has settled meanwhile is not settled again', async () => {
    const action = await buildAction({ session, owner })
    const answers = await Promise.allSettled(
      (['done', 'dropped'] as const).map((state) => act(owner, action, { act: 'settle', seen: 'open', state })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', messageKey: 'outcomes.changed-meanwhile' },
    })
  })

  it('is changed as a whole: words, owner and day', async () => {
    const action = await buildAction({ session, owner })
    await act(moderator, action, { act: 'change', text: 'Send the list', ownerId: '', dueOn: '2026-12-24' })
    expect(await db.action.findUniqueOrThrow({ where: { id: action.id } })).toMatchObject({
      text: 'Send the list',
      ownerId: null,
      dueOn: new Date('2026-12-24T00:00:00Z'),
    })
  })
})

describe('a removal', () => {
  it('takes it out of the part and can be undone, once', async () => {
    const decision = await buildDecision({ session })
    const turn = (how: 'remove' | 'restore') => actOnDecision(actor, { ...subject(), decision }, { act: how })
    const shown = async () => (await notedPart(session.id)).value.some(({ id }) => id === decision.id)
    await turn('remove')
    expect(await shown()).toBe(false)
    await expect(turn('remove')).rejects.toMatchObject({ code: 'conflict' })
    await turn('restore')
    expect(await shown()).toBe(true)
    await expect(turn('restore')).rejects.toMatchObject({ code: 'conflict' })
  })
})

const found = ({ id }: { id: string }) => db.decision.findUniqueOrThrow({ where: { id } })
