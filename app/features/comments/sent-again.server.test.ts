import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it, vi } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildSection } from '#tests/factories/roundtables.ts'
import { sectionFor, threadFor } from '#tests/factories/subjects.ts'
import { addComment, createThread } from './comments.server.ts'
import { setThreadResolved } from './thread-states.server.ts'

const marked = new Set<string>()
const host = {
  markThread: vi.fn(async (_subject: unknown, threadId: string) => {
    marked.add(threadId)
    return { quote: 'the passage', prefix: '', suffix: '' }
  }),
  unmarkThread: vi.fn(async (_subject: unknown, threadId: string) => void marked.delete(threadId)),
}

beforeAll(() => setDocumentHost(host as unknown as DocumentHost))

async function atSection() {
  const member = await buildMember()
  const { roundtable } = member
  const actor = await actorOf(member.person)
  const section = await buildSection({ roundtable })
  return { actor, roundtable, section, place: await sectionFor(actor, roundtable.id, section.id, 'comment') }
}

it('begins a thread that its device sends again and again once, and leaves one mark in the text', async () => {
  const { actor, place, section } = await atSection()
  const key = randomUUID()
  const input = { body: 'From a tunnel', anchor: 'AA==', head: 'AQ==' }
  const begun = await Promise.all([createThread(actor, place, input, key), createThread(actor, place, input, key)])
  expect(begun.filter(Boolean)).toHaveLength(1)
  expect(await createThread(actor, place, input, key)).toBeNull()
  const threads = await db.commentThread.findMany({ where: { sectionId: section.id } })
  expect(threads).toHaveLength(1)
  expect([...marked]).toEqual([threads[0]!.id])
})

it('adds a comment that is sent again once, and says that it is there although the thread is resolved by now', async () => {
  const { actor, place, roundtable } = await atSection()
  const { thread } = (await createThread(actor, place, { body: 'First' }))!
  const reply = () => threadFor(actor, roundtable.id, thread.id, 'reply')
  const key = randomUUID()
  expect(await addComment(actor, await reply(), { body: 'Second' }, key)).toMatchObject({ body: 'Second' })
  await setThreadResolved(actor, await threadFor(actor, roundtable.id, thread.id, 'resolve'), true)
  expect(await addComment(actor, await reply(), { body: 'Second' }, key)).toBeNull()
  await expect(addComment(actor, await reply(), { body: 'Third' }, randomUUID())).rejects.toMatchObject({
    messageKey: 'comments.resolved',
  })
  expect(await db.comment.count({ where: { threadId: thread.id } })).toBe(2)
})
