import { beforeAll, describe, expect, it } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Section } from '#app/platform/prisma/client.ts'
import * as takingBack from '#app/routes/roundtables+/$roundtableId+/comments.$commentId.removal.ts'
import * as editing from '#app/routes/roundtables+/$roundtableId+/comments.$commentId.ts'
import * as threads from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.threads.ts'
import * as replies from '#app/routes/roundtables+/$roundtableId+/threads.$threadId.comments.ts'
import * as reopening from '#app/routes/roundtables+/$roundtableId+/threads.$threadId.reopening.ts'
import * as resolution from '#app/routes/roundtables+/$roundtableId+/threads.$threadId.resolution.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { buildThread } from '#tests/factories/decisions.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { callRoute } from './call-route.ts'

let participant: Member
let observer: Member
let stranger: Member
let section: Section
let threadId: string
let commentId: string

beforeAll(async () => {
  const lost = () => Promise.reject(new DomainError('invalid', 'comments.anchor-unreadable'))
  setDocumentHost({ markThread: lost, unmarkThread: async () => undefined } as unknown as DocumentHost)
  participant = await buildMember()
  const { roundtable } = participant
  observer = await buildMember({ roundtable, role: 'observer' })
  stranger = await buildMember()
  section = await buildSection({ roundtable })
  const built = await buildThread({ member: participant, section })
  threadId = built.thread.id
  commentId = built.comment.id
})

const here = (more: Record<string, string> = {}) => ({
  roundtableId: participant.roundtable.id,
  sectionId: section.id,
  threadId,
  commentId,
  ...more,
})
const send = (action: unknown, as: Member | null, body: Record<string, string>, params = here()) =>
  callRoute(action, { as: as?.person, params, body })

describe('every act', () => {
  it.each([
    ['new thread', threads.action],
    ['reply', replies.action],
    ['resolution', resolution.action],
    ['reopening', reopening.action],
    ['edit', editing.action],
    ['removal', takingBack.action],
  ])('%s: signed out 401, elsewhere 404', async (_, action) => {
    expect(await send(action, null, { body: 'x' })).toMatchObject({ status: 401 })
    expect(await send(action, stranger, { body: 'x' })).toMatchObject({ status: 404 })
    expect(await send(action, stranger, { body: 'x' }, here({ roundtableId: stranger.roundtable.id }))).toMatchObject({
      status: 404,
    })
  })

  it('is refused in a closed roundtable', async () => {
    const member = await buildMember({ roundtable: await buildRoundtable({ state: 'closed' }) })
    const closed = await buildSection({ roundtable: member.roundtable })
    const params = here({ roundtableId: member.roundtable.id, sectionId: closed.id })
    expect(await send(threads.action, member, { body: 'Late' }, params)).toMatchObject({ status: 403 })
  })
})

describe('a comment', () => {
  it('is written by an observer on the whole section, plainly: the answer leads to its thread', async () => {
    const answer = await send(threads.action, observer, { body: 'From the side' })
    const thread = await db.commentThread.findFirstOrThrow({ where: { comments: { some: { body: 'From the side' } } } })
    expect(answer.headers.get('Location')).toContain(`#thread-${thread.id}`)
    expect(await db.comment.findFirst({ where: { threadId: thread.id } })).toMatchObject({
      personId: observer.seat.personId,
      organisationId: observer.seat.organisationId,
      groupId: observer.seat.groupId,
    })
  })

  it('that is empty or too long comes back with what was typed', async () => {
    const long = 'x'.repeat(5001)
    expect(await send(replies.action, participant, { reply: 'inline', body: '   ' })).toMatchObject({
      status: 400,
      data: { result: { error: { body: ['comments.empty'] } } },
    })
    expect(await send(replies.action, participant, { reply: 'inline', body: long })).toMatchObject({
      status: 400,
      data: { result: { initialValue: { body: long }, error: { body: ['comments.long'] } } },
    })
  })

  it('on a passage that cannot be found is refused and leaves nothing behind', async () => {
    const before = await db.commentThread.count({ where: { sectionId: section.id } })
    expect(
      await send(threads.action, participant, { reply: 'inline', body: 'Where', anchor: '%%%', head: 'AA==' }),
    ).toMatchObject({ status: 400 })
    expect(await send(threads.action, participant, { reply: 'inline', body: 'Where', anchor: 'AA==' })).toMatchObject({
      status: 400,
    })
    expect(
      await send(threads.action, participant, { reply: 'inline', body: 'Where', anchor: 'AA==', head: 'AQ==' }),
    ).toMatchObject({ status: 400, data: { problem: { messageKey: 'comments.anchor-unreadable' } } })
    expect(await db.commentThread.count({ where: { sectionId: section.id } })).toBe(before)
  })

  it('is reworded by its author only', async () => {
    expect(await send(editing.action, observer, { body: 'Not mine' })).toMatchObject({ status: 403 })
    expect(await send(editing.action, participant, { reply: 'inline', body: 'Mine' })).toMatchObject({
      data: { ok: true },
    })
  })
})

it('is settled by whoever takes part, not by an observer who did not begin it', async () => {
  expect(await send(resolution.action, observer, {})).toMatchObject({ status: 403 })
  expect(await send(resolution.action, participant, { reply: 'inline' })).toMatchObject({ data: { ok: true } })
  expect(await send(replies.action, observer, { reply: 'inline', body: 'Too late' })).toMatchObject({ status: 409 })
  expect(await send(reopening.action, participant, { reply: 'inline' })).toMatchObject({ data: { ok: true } })
})
