import { beforeAll, describe, expect, it, vi } from 'vitest'
import { roundtableFor } from '#app/features/access/standing.server.ts'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { newsFor } from '#app/features/workspace/home.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildSection } from '#tests/factories/roundtables.ts'
import { commentFor, sectionFor, threadFor } from '#tests/factories/subjects.ts'
import { keepAnchors } from './anchoring.server.ts'
import { addComment, createThread, editComment } from './comments.server.ts'
import { marginOf } from './margin.queries.server.ts'
import { removeComment, setThreadResolved } from './thread-states.server.ts'

const askedOf = async (...[roundtableId, standing]: [string, Parameters<typeof newsFor>[1]]) =>
  (await newsFor(roundtableId, standing, new Date(0), '2026-01-01')).asked

const host = {
  markThread: vi.fn(async () => ({ quote: 'the passage', prefix: 'before ', suffix: ' after' })),
  unmarkThread: vi.fn(async () => undefined),
} satisfies Partial<DocumentHost>

beforeAll(() => setDocumentHost(host as unknown as DocumentHost))

async function buildTable() {
  const observer = await buildMember({ role: 'observer' })
  const { roundtable } = observer
  const participant = await buildMember({ roundtable })
  const section = await buildSection({ roundtable })
  const actors = { observer: await actorOf(observer.person), participant: await actorOf(participant.person) }
  return { observer, participant, roundtable, section, actors }
}

describe('a thread', () => {
  it('is begun by an observer, answered, settled and opened again, each with its event', async () => {
    const { observer, participant, roundtable, section, actors } = await buildTable()
    const place = await sectionFor(actors.observer, roundtable.id, section.id, 'comment')
    const { thread } = (await createThread(actors.observer, place, {
      body: `@${participant.person.name} look`,
      anchor: 'AA==',
      head: 'AQ==',
    }))!
    expect(host.markThread).toHaveBeenCalledWith(
      { type: 'section', id: section.id },
      thread.id,
      { anchor: 'AA==', head: 'AQ==' },
      expect.objectContaining({ personId: observer.person.id }),
    )
    expect(thread).toMatchObject({ quote: 'the passage', prefix: 'before ' })

    const { standing } = await roundtableFor(actors.participant, roundtable.id, 'view')
    expect(await askedOf(roundtable.id, standing!)).toMatchObject([{ threadId: thread.id, toGroup: false }])
    await addComment(actors.participant, await threadFor(actors.participant, roundtable.id, thread.id, 'reply'), {
      body: 'Seen',
    })
    expect(await askedOf(roundtable.id, standing!)).toEqual([])

    await setThreadResolved(
      actors.participant,
      await threadFor(actors.participant, roundtable.id, thread.id, 'resolve'),
      true,
    )
    const resolved = await threadFor(actors.participant, roundtable.id, thread.id, 'reply')
    await expect(addComment(actors.participant, resolved, { body: 'Too late' })).rejects.toMatchObject({
      messageKey: 'comments.resolved',
    })
    await setThreadResolved(actors.participant, resolved, false)
    const names = await db.event.findMany({
      where: { roundtableId: roundtable.id },
      orderBy: { at: 'asc' },
      select: { name: true, groupId: true },
    })
    expect(names.map(({ name }) => name)).toEqual([
      'thread.created',
      'comment.created',
      'thread.resolved',
      'thread.reopened',
    ])
    expect(names.every(({ groupId }) => groupId !== null)).toBe(true)
  })

  it('is reworded and taken back by its author only, and its mark goes with it', async () => {
    const { roundtable, section, actors } = await buildTable()
    const place = await sectionFor(actors.observer, roundtable.id, section.id, 'comment')
    const { thread, comment } = (await createThread(actors.observer, place, { body: 'First' }))!
    await expect(commentFor(actors.participant, roundtable.id, comment.id, 'edit')).rejects.toMatchObject({
      code: 'forbidden',
    })
    await editComment(await commentFor(actors.observer, roundtable.id, comment.id, 'edit'), { body: 'Better' })
    const [shown] = await marginOf(place)
    expect(shown?.comments[0]).toMatchObject({ body: 'Better', can: { edit: true, remove: true } })

    const reply = await addComment(
      actors.participant,
      await threadFor(actors.participant, roundtable.id, thread.id, 'reply'),
      { body: 'Reply' },
    )
    await expect(commentFor(actors.observer, roundtable.id, comment.id, 'remove')).rejects.toMatchObject({
      messageKey: 'comments.answered',
    })
    await removeComment(await commentFor(actors.participant, roundtable.id, reply!.id, 'remove'))
    await removeComment(await commentFor(actors.observer, roundtable.id, comment.id, 'remove'))
    expect(await db.commentThread.findUnique({ where: { id: thread.id } })).toBeNull()
    expect(host.unmarkThread).toHaveBeenCalledWith({ type: 'section', id: section.id }, thread.id)
  })

  it('keeps its quote when its passage is deleted, and knows when it comes back', async () => {
    const { roundtable, section, actors } = await buildTable()
    const place = await sectionFor(actors.participant, roundtable.id, section.id, 'comment')
    const { thread } = (await createThread(actors.participant, place, {
      body: 'On words',
      anchor: 'AA==',
      head: 'AQ==',
    }))!
    await keepAnchors(section.id, { orphaned: [thread.id], restored: [] })
    expect(await marginOf(place)).toMatchObject([{ orphaned: true, quote: 'the passage' }])
    await keepAnchors(section.id, { orphaned: [], restored: [thread.id] })
    expect(await marginOf(place)).toMatchObject([{ orphaned: false }])
  })

  it('of another roundtable does not exist', async () => {
    const { roundtable, section, actors } = await buildTable()
    const { thread } = (await createThread(
      actors.observer,
      await sectionFor(actors.observer, roundtable.id, section.id, 'comment'),
      { body: 'Here' },
    ))!
    const elsewhere = await buildMember({ person: { id: actors.participant.personId } })
    await expect(threadFor(actors.participant, elsewhere.roundtable.id, thread.id, 'view')).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
