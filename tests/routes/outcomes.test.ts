import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Roundtable } from '#app/platform/prisma/client.ts'
import * as actionRoute from '#app/routes/roundtables+/$roundtableId+/actions.$actionId.tsx'
import * as actionsCsv from '#app/routes/roundtables+/$roundtableId+/actions.export[.]csv.ts'
import * as actions from '#app/routes/roundtables+/$roundtableId+/actions.index.tsx'
import * as decisionRoute from '#app/routes/roundtables+/$roundtableId+/decisions.$decisionId.tsx'
import * as decisionsCsv from '#app/routes/roundtables+/$roundtableId+/decisions.export[.]csv.ts'
import * as decisions from '#app/routes/roundtables+/$roundtableId+/decisions.index.tsx'
import * as indicatorPage from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.index.tsx'
import * as agreement from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.agreement.tsx'
import * as sectionPage from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.index.tsx'
import * as outcomes from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.outcomes.ts'
import { buildIndicator } from '#tests/factories/decisions.ts'
import { buildAction, buildDecision } from '#tests/factories/outcomes.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { buildItem, buildLiveSession, buildSession } from '#tests/factories/sessions.ts'
import { callRoute } from './call-route.ts'

let roundtable: Roundtable
let moderator: Member
let participant: Member
let observer: Member

beforeAll(async () => {
  setDocumentHost({
    wordsByGroup: async () => ({}),
    contentOf: async () => ({ json: { type: 'doc', content: [] }, headSeq: 0 }),
  } as Partial<DocumentHost> as DocumentHost)
  roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  participant = await buildMember({ roundtable })
  observer = await buildMember({ roundtable, role: 'observer' })
})

afterAll(() => setDocumentHost(null))

const here = (more: Record<string, string> = {}) => ({ roundtableId: moderator.roundtable.id, ...more })
const list = async (route: { loader: unknown }, query = '', as: Member = participant) => {
  const { data } = await callRoute(route.loader, { as: as.person, params: here(), path: `/?${query}` })
  return (data.list.items as { text: string }[]).map(({ text }) => text)
}
const note = (sessionId: string, body: Record<string, string>) =>
  callRoute(outcomes.action, { as: moderator.person, params: here({ sessionId }), body: { reply: 'inline', ...body } })

it('a decision is noted in one line, said with its undo, and nothing of the page is loaded', async () => {
  const { id } = await buildLiveSession({ roundtable })
  const answer = await note(id, { noun: 'decision', text: '  The figure at 256 kilobits stays  ' })
  expect(answer).toMatchObject({
    status: 200,
    data: { ok: true, own: {}, toast: { undo: { fields: { act: 'remove' } } } },
  })
  expect(await list(decisions, `session=${id}`)).toEqual(['The figure at 256 kilobits stays'])
})

it.each([
  ['text', 'outcomes.text-missing', { text: ' ' }],
  ['text', 'outcomes.text-long', { text: 'x'.repeat(5000) }],
  ['dueOn', 'outcomes.day-unreadable', { dueOn: 'tomorrow' }],
  ['dueOn', 'outcomes.day-unreadable', { dueOn: '2026-02-30' }],
  ['dueOn', 'outcomes.day-unreadable', { dueOn: '20261-01-01' }],
  ['ownerId', 'outcomes.owner-unknown', { ownerId: 'somebody' }],
  ['about', 'outcomes.place-unknown', { about: 'thread:1' }],
])('what does not fit is said at its field: %s, %s', async (field, error, body) => {
  const { id } = await buildLiveSession({ roundtable })
  const { status, data } = await note(id, { noun: 'action', text: 'Do it', ...body })
  expect([status, data.result.error[field]]).toEqual([400, [error]])
})

it('a register is filtered by session, group, owner, state, and text without its accents or by code', async () => {
  const [one, two] = [await buildSession({ roundtable }), await buildSession({ roundtable })]
  const action = (text: string, more: Parameters<typeof buildAction>[0] = {}) =>
    buildAction({ session: one, text, ...more })
  const first = await action('Rédiger la note', { owner: participant, dueOn: new Date('2020-01-01T00:00:00Z') })
  await action('Send the list', { owner: moderator, state: 'done', settledAt: new Date() })
  await action('Ask philanthropy', { session: two })
  await action('Removed', { removedAt: new Date() })
  expect(await list(actions, `session=${one.id}`)).toEqual(['Send the list', 'Rédiger la note'])
  expect(await list(actions, 'q=rediger')).toEqual(['Rédiger la note'])
  expect(await list(actions, `q=a-${first.number}`)).toEqual(['Rédiger la note'])
  expect(await list(actions, `group=${participant.group.id}`)).toEqual(['Rédiger la note'])
  expect(await list(actions, 'owner=me')).toEqual(['Rédiger la note'])
  expect(await list(actions, 'owner=none')).toEqual(['Ask philanthropy'])
  expect(await list(actions, `owner=${moderator.membership.id}`)).toEqual(['Send the list'])
  expect(await list(actions, 'state=done')).toEqual(['Send the list'])
  expect(await list(actions, 'state=overdue')).toEqual(['Rédiger la note'])
  expect(await list(actions, 'q=100%25')).toEqual([])
  expect((await list(actions, "state=nonsense&page=99&owner=';drop")).length).toBe(0)
  expect((await list(actions, "state=nonsense&owner=';drop")).length).toBe(3)
  const csv = await callRoute(actionsCsv.loader, {
    as: participant.person,
    params: here(),
    path: `/?session=${one.id}`,
  })
  expect(csv.text.split('\r\n')[1]).toMatch(new RegExp(`^A-${first.number},Rédiger la note,${participant.person.name}`))
  expect(csv.text.split('\r\n')).toHaveLength(4)
})

it('a line that a spreadsheet would run is only text in the file', async () => {
  const session = await buildSession({ roundtable })
  await buildDecision({ session, text: '=HYPERLINK("https://evil.example")' })
  const path = `/?session=${session.id}`
  const { text } = await callRoute(decisionsCsv.loader, { as: participant.person, params: here(), path })
  expect(text).toContain(`"'=HYPERLINK(`)
})

it('an observer learns nothing of a session that is shut to observers, and nobody of one in the bin', async () => {
  const shut = await buildSession({ roundtable, observersMayCome: false })
  const removed = await buildSession({ roundtable, removedAt: new Date() })
  const session = await buildSession({ roundtable, observersMayCome: false })
  const hidden = await buildDecision({ session, text: 'Behind closed doors' })
  await buildDecision({ session: shut, text: 'Behind closed doors' })
  await buildDecision({ session: removed, text: 'In the bin' })
  expect(await list(decisions, 'q=closed doors')).toHaveLength(2)
  expect(await list(decisions, 'q=closed doors', observer)).toEqual([])
  expect(await list(decisions, 'q=in the bin', moderator)).toEqual([])
  const params = here({ decisionId: hidden.id })
  const answer = await callRoute(decisionRoute.action, { as: observer.person, params, body: { act: 'remove' } })
  expect(answer.status).toBe(404)
})

it('the title of an item that moderators alone see stands in no register', async () => {
  const session = await buildSession({ roundtable })
  const item = await buildItem({ session, visibility: 'moderators', title: 'What we hide' })
  await buildDecision({ session, itemId: item.id })
  const { data } = await callRoute(decisions.loader, {
    as: participant.person,
    params: here(),
    path: `/?session=${session.id}`,
  })
  expect(JSON.stringify(data)).not.toContain('What we hide')
})

it('the owner marks an action as done, with the way back, and cannot change its words', async () => {
  const { id: actionId } = await buildAction({ session: await buildSession({ roundtable }), owner: participant })
  const send = (body: Record<string, string>) =>
    callRoute(actionRoute.action, {
      as: participant.person,
      params: here({ actionId }),
      body: { reply: 'inline', ...body },
    })
  expect(await send({ act: 'settle', seen: 'open', state: 'done' })).toMatchObject({
    status: 200,
    data: { toast: { undo: { fields: { act: 'settle', seen: 'done', state: 'open' } } } },
  })
  expect(await send({ act: 'settle', seen: 'open', state: 'dropped' })).toMatchObject({
    status: 409,
    data: { problem: { messageKey: 'outcomes.changed-meanwhile' } },
  })
  expect(await send({ act: 'change', text: 'Something else' })).toMatchObject({ status: 403 })
})

it('the pages of an indicator and of a section, and where one decides about it, show what sessions decided about it', async () => {
  const session = await buildSession({ roundtable })
  const [indicator, section] = [await buildIndicator({ roundtable }), await buildSection({ roundtable })]
  await buildDecision({ session, indicatorId: indicator.id, text: 'It counts homes' })
  await buildDecision({ session, sectionId: section.id, text: 'It names the source' })
  const shown = await callRoute(indicatorPage.loader, {
    as: observer.person,
    params: here({ indicatorId: indicator.id }),
  })
  expect(shown.data.decisions).toMatchObject([{ text: 'It counts homes' }])
  const asked = await callRoute(agreement.loader, { as: moderator.person, params: here({ sectionId: section.id }) })
  expect(asked.data.decisions).toMatchObject([{ text: 'It names the source' }])
  const read = await callRoute(sectionPage.loader, { as: observer.person, params: here({ sectionId: section.id }) })
  expect(read.data.page.decided.lines).toMatchObject([
    { text: 'It names the source', to: expect.stringContaining(session.id) },
  ])
  await db.session.update({ where: { id: session.id }, data: { removedAt: new Date() } })
  const after = await callRoute(indicatorPage.loader, {
    as: observer.person,
    params: here({ indicatorId: indicator.id }),
  })
  expect(after.data.decisions).toEqual([])
})
