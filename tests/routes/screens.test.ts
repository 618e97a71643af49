import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { MOST_SCREENS } from '#app/features/screens/screen-faces.ts'
import { tellChange } from '#app/platform/changes.server.ts'
import { db } from '#app/platform/db.server.ts'
import { redirectWithToast } from '#app/platform/http.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import * as root from '#app/root.tsx'
import * as desk from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.screens.tsx'
import * as changes from '#app/routes/screens+/$token.changes.ts'
import * as screen from '#app/routes/screens+/$token.index.tsx'
import { buildBallot, buildVote } from '#tests/factories/decisions.ts'
import { signedInRequest, visitorRequest } from '#tests/factories/requests.ts'
import { buildMember, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { buildItem, buildLiveSession, makeCurrent } from '#tests/factories/sessions.ts'
import { buildDraw } from '#tests/factories/tables.ts'
import { callRoute } from './call-route.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const WORDS = {
  type: 'doc',
  content: [paragraph('The first.'), paragraph('Against average income.'), paragraph('The third.')],
}

let moderator: Member
let session: Session
let sectionId: string

beforeAll(async () => {
  setDocumentHost({ contentOf: async () => ({ json: WORDS, headSeq: 0 }) } as Partial<DocumentHost> as DocumentHost)
  moderator = await buildMember({ role: 'moderator' })
  session = await buildLiveSession({ roundtable: moderator.roundtable })
  sectionId = (await buildSection({ roundtable: moderator.roundtable })).id
})

const act = (body: Record<string, string>) =>
  callRoute(desk.action, {
    as: moderator.person,
    params: { roundtableId: moderator.roundtable.id, sessionId: session.id },
    body: { reply: 'inline', ...body },
  })

/** The only one that is open. */
async function openedScreen() {
  await db.screen.updateMany({ where: { sessionId: session.id }, data: { revokedAt: new Date() } })
  const { headers } = await callRoute(desk.action, {
    as: moderator.person,
    params: { roundtableId: moderator.roundtable.id, sessionId: session.id },
    body: { act: 'open', name: 'Room' },
  })
  const token = headers.get('Location')?.split('/').at(-1) ?? ''
  const { id: screenId } = await db.screen.findFirstOrThrow({
    where: { sessionId: session.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return { token, screenId }
}

const shownOn = (token: string) => callRoute(screen.loader, { params: { token } })
const faceOf = async (token: string) => (await shownOn(token)).data.view.face

test('a screen is blank until a face is shown on it, and what is prepared is not told to it', async () => {
  const { token, screenId } = await openedScreen()
  expect(await faceOf(token)).toEqual({ kind: 'blank' })

  await act({ act: 'prepare', screenId, kind: 'text', sectionId, proposed: 'A secret wording' })
  const { data } = await shownOn(token)
  expect(data.view.face).toEqual({ kind: 'blank' })
  expect(JSON.stringify(data)).not.toContain('secret')
})

test('shows a passage with what is proposed in its place, and puts away what was prepared once it is shown', async () => {
  const { token, screenId } = await openedScreen()
  const face = { kind: 'text', sectionId, first: '2', last: '2', proposed: 'Against median income.' }
  await act({ act: 'prepare', screenId, ...face })
  await act({ act: 'show', screenId, ...face })
  expect(await faceOf(token)).toMatchObject({
    content: { content: [WORDS.content[1]] },
    proposed: [
      { kind: 'same', text: 'Against ' },
      { kind: 'removed', text: 'average' },
      { kind: 'added', text: 'median' },
      { kind: 'same', text: ' income.' },
    ],
  })
  expect((await db.screen.findUniqueOrThrow({ where: { id: screenId } })).preview).toBeNull()
})

test('keeps what is prepared while something else is shown', async () => {
  const { screenId } = await openedScreen()
  await act({ act: 'prepare', screenId, kind: 'welcome' })
  await act({ act: 'show', screenId, kind: 'timer' })
  expect(await db.screen.findUniqueOrThrow({ where: { id: screenId } })).toMatchObject({
    face: { kind: 'timer' },
    preview: { kind: 'welcome' },
  })
})

test('the timer is that of the current item, and an item for moderators alone is not named', async () => {
  const { token, screenId } = await openedScreen()
  await act({ act: 'show', screenId, kind: 'timer' })
  const open = await buildItem({ session, title: 'Access to services', minutes: 40 })
  await makeCurrent(open)
  expect(await faceOf(token)).toMatchObject({
    item: { title: 'Access to services', running: { allowedMs: 2_400_000 } },
  })

  await makeCurrent(await buildItem({ session, title: 'Among ourselves', visibility: 'moderators' }))
  const { data } = await shownOn(token)
  expect(data.view.face).toEqual({ kind: 'timer', item: null })
  expect(JSON.stringify(data)).not.toContain('Among ourselves')
})

test('the page of a screen holds nothing of whoever is signed in at its computer, nor what they are told', async () => {
  const { token } = await openedScreen()
  const { person } = moderator
  const toast = await redirectWithToast('/', { tone: 'done', message: 'common:saved' })
  const [kept] = toast.headers.get('Set-Cookie')!.split(';')
  const read = async (path: string) => {
    const request = await signedInRequest(person, path)
    request.headers.append('Cookie', `${request.headers.get('Cookie')}; ${kept}`)
    const answer = (await root.loader({ request, params: {}, context: {} })) as { data: Record<string, unknown> }
    return answer.data
  }
  expect(await read('/')).toMatchObject({ me: { personId: person.id }, toast: { message: 'common:saved' } })
  for (const path of [`/screens/${token}`, `/screens/${token}.data`, `/screens/${token}/changes`]) {
    const data = await read(path)
    expect(data).toMatchObject({ me: null, toast: null, programme: {} })
    for (const word of [person.id, person.name, person.email]) expect(JSON.stringify(data)).not.toContain(word)
  }
})

test('a session has so many screens at most, and one that is shut makes room', async () => {
  const { screenId } = await openedScreen()
  for (let more = 1; more < MOST_SCREENS; more++) await act({ act: 'open', name: `Room ${more}` })
  expect((await act({ act: 'open', name: 'One more' })).status).toBe(409)
  await act({ act: 'shut', screenId })
  expect((await act({ act: 'open', name: 'One more' })).status).not.toBe(409)
})

test('shows who sits at which break-out table by name and group, and nothing else of anybody', async () => {
  const { token, screenId } = await openedScreen()
  await act({ act: 'show', screenId, kind: 'tables' })
  expect(await faceOf(token)).toMatchObject({ kind: 'tables', state: null, tables: [] })

  const member = await buildMember({ roundtable: moderator.roundtable })
  const times = { begunAt: new Date(), dueAt: new Date(Date.now() + 60_000) }
  const { itemId } = await buildDraw({ session, members: [member], ...times })
  await makeCurrent(await db.agendaItem.findUniqueOrThrow({ where: { id: itemId } }))
  const { data } = await shownOn(token)
  expect(data.view.face).toMatchObject({
    state: 'begun',
    running: { allowedMs: times.dueAt.getTime() - times.begunAt.getTime() },
    tables: [
      { number: 1, seats: [{ name: member.person.name, groupId: member.group.id, reporter: false }] },
      { number: 2, seats: [] },
    ],
  })
  for (const hidden of [member.person.id, member.person.email, 'dice'])
    expect(JSON.stringify(data)).not.toContain(hidden)
})

test('a screen that was shut opens nothing from then on, and takes no face any more', async () => {
  const { token, screenId } = await openedScreen()
  await act({ act: 'shut', screenId })
  expect((await shownOn(token)).status).toBe(404)
  expect((await act({ act: 'show', screenId, kind: 'timer' })).status).toBe(409)
})

test('a screen of a session that is in the bin opens nothing', async () => {
  const { token } = await openedScreen()
  await db.session.update({ where: { id: session.id }, data: { removedAt: new Date() } })
  expect((await shownOn(token)).status).toBe(404)
  await db.session.update({ where: { id: session.id }, data: { removedAt: null } })
})

test('no section of another roundtable comes on a screen, nor a screen of another session under a moderator’s hands', async () => {
  const { screenId } = await openedScreen()
  const { id: foreign } = await buildSection()
  expect((await act({ act: 'show', screenId, kind: 'text', sectionId: foreign })).status).toBe(404)

  const other = await buildLiveSession({ roundtable: moderator.roundtable })
  const answer = await callRoute(desk.action, {
    as: moderator.person,
    params: { roundtableId: moderator.roundtable.id, sessionId: other.id },
    body: { act: 'show', screenId, kind: 'timer' },
  })
  expect(answer.status).toBe(404)
})

test.each([
  [{ act: 'open', name: '' }, 'screens.name-missing'],
  [{ act: 'open', name: 'x'.repeat(5000) }, 'screens.name-long'],
  [{ act: 'show', kind: 'text', sectionId: 'none' }, 'screens.section-missing'],
  [{ act: 'show', kind: 'text', first: '0' }, 'screens.place-wrong'],
  [{ act: 'show', kind: 'text', proposed: 'x'.repeat(2001) }, 'screens.proposed-long'],
])('says what is wrong with %j', async (body, error) => {
  const { screenId } = await openedScreen()
  const { status, data } = await act({ screenId, sectionId, ...body })
  expect([status, JSON.stringify(data)]).toEqual([400, expect.stringContaining(error)])
})

test('the address of a screen is not kept: the database holds a hash of its token', async () => {
  const { token } = await openedScreen()
  expect(JSON.stringify(await db.screen.findMany())).not.toContain(token)
})

test('a screen is told that something has changed, by few lines at a time, each of which ends with its reader', async () => {
  const { token } = await openedScreen()
  const readers = Array.from({ length: 6 }, () => new AbortController())
  const lines = await Promise.all(readers.map(({ signal }) => lineOf(token, signal)))
  expect((await lineOf(token, new AbortController().signal)).status).toBe(429)

  const words = lines[0]!.body!.pipeThrough(new TextDecoderStream()).getReader()
  expect((await words.read()).value).toContain('retry')
  tellChange(session.id)
  expect((await words.read()).value).toBe('data: changed\n\n')

  readers.forEach((reader) => reader.abort())
  expect((await words.read()).done).toBe(true)
  const last = new AbortController()
  expect((await lineOf(token, last.signal)).status).toBe(200)
  last.abort()
})

function lineOf(token: string, signal: AbortSignal): Promise<Response> {
  const request = new Request(visitorRequest('/'), { signal })
  const args = { request, params: { token }, context: {} } as unknown as LoaderFunctionArgs
  return Promise.resolve(changes.loader(args)).then(
    (answer) => answer as Response,
    (thrown: { init?: { status: number } }) => new Response(null, { status: thrown.init?.status }),
  )
}

test('a result comes on a screen once it is published, and none of the answers before', async () => {
  const { token, screenId } = await openedScreen()
  const ballot = await buildBallot({ roundtable: moderator.roundtable, sessionId: session.id })
  await buildVote({ ballot })
  await act({ act: 'show', screenId, kind: 'result' })
  const { data } = await shownOn(token)
  expect(data.view.face.ballots.ballots).toMatchObject([{ id: ballot.id, stage: 'open', result: null }])
  expect(JSON.stringify(data)).not.toContain('relevance')
})
