import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { pgPool } from '#app/platform/db.server.ts'
import type { Person } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { type ClientMessage, type JoinRequest, PROTOCOL, type ServerMessage } from '#app/shared/collab-messages.ts'
import { COLLAB_EVENT, decodeServerMessage, encodeClientMessage } from '#app/shared/collab-protocol.ts'
import type { DocumentSubject, DocumentSubjectType } from '#app/shared/document-subjects.ts'
import { type LiveAck, type Topic, topicName } from '#app/shared/live.ts'
import { browserParser } from '#app/shared/socket-packets.ts'
import { attachRealtime } from '#server/realtime/index.ts'
import { buildBallot } from '#tests/factories/decisions.ts'
import { buildSecretariat } from '#tests/factories/people.ts'
import { cookieOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { buildDraw } from '#tests/factories/tables.ts'

const CALLERS = ['outsider', 'observer', 'participant', 'moderator', 'secretariat'] as const
type Caller = (typeof CALLERS)[number]

/** What each caller is told who asks to follow a topic, in the order above; a new topic does not compile until it stands here. */
const members = 'not-found ok ok ok ok'
const FOLLOW: Record<Topic, string> = {
  roundtable: members,
  standing: members,
  outline: members,
  threads: members,
  indicators: members,
  imports: members,
  ballots: members,
  votes: members,
  answered: members,
  members,
  publication: members,
  section: members,
  indicator: members,
  ballot: members,
  person: members,
  sessions: members,
  outcomes: members,
  session: members,
  desk: 'not-found forbidden forbidden ok ok',
  bin: 'not-found forbidden forbidden ok ok',
}
const COLLAB: Record<ClientMessage['type'], string> = {
  join: 'denied-GONE reader writer writer reader',
  // Without a place in the document nothing is answered; a reader's words are refused.
  update: 'silence nack-READONLY ack ack nack-READONLY',
  chunk: 'silence nack-READONLY ack ack nack-READONLY',
  presence: 'silence tick tick tick tick',
  resync: 'silence diff diff diff diff',
  leave: 'silence silence silence silence silence',
  kept: 'silence silence silence silence silence',
}

const http = createServer()
let realtime: Awaited<ReturnType<typeof attachRealtime>>
let url: string
let roundtableId: string
let sectionId: string
const cookies = {} as Record<Caller, string>
const people = {} as Record<Caller, string>
let texts: Record<'minutes' | 'table', string>
let ids: Record<'section' | 'indicator' | 'ballot' | 'session' | 'desk', string>

beforeAll(async () => {
  realtime = await attachRealtime(http, pgPool())
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const roundtable = await buildRoundtable()
  roundtableId = roundtable.id
  sectionId = (await buildSection({ roundtable })).id
  const ballot = await buildBallot({ roundtable })
  const meeting = await buildSession({ roundtable })
  const session = meeting.id
  const begunAt = new Date()
  const { tableId } = await buildDraw({ session: meeting, members: [], begunAt, dueAt: begunAt })
  texts = { minutes: session, table: tableId }
  ids = { section: sectionId, ballot: ballot.id, indicator: ballot.indicatorId, session, desk: session }
  const callers: Record<Caller, Person> = {
    outsider: (await buildMember({ role: 'moderator' })).person,
    observer: (await buildMember({ roundtable, role: 'observer' })).person,
    participant: (await buildMember({ roundtable, role: 'participant' })).person,
    moderator: (await buildMember({ roundtable, role: 'moderator' })).person,
    secretariat: await buildSecretariat(),
  }
  for (const caller of CALLERS) {
    people[caller] = callers[caller].id
    cookies[caller] = await cookieOf(callers[caller])
  }
})

afterAll(() => realtime.close())

describe.each(['/live', '/collab'])('%s', (namespace) => {
  test('admits nobody who is not signed in, and nobody from another site', async () => {
    await expect(connected(namespace, '')).rejects.toThrow('signed-out')
    await expect(connected(namespace, 'session=made-up-and-long-enough')).rejects.toThrow('signed-out')
    await expect(connected(namespace, cookies.moderator, 'https://elsewhere.example')).rejects.toThrow()
  })
})

test.each(Object.entries(FOLLOW) as [Topic, string][])('/live join %s tells each caller: %s', async (topic, told) => {
  const answers: string[] = []
  for (const caller of CALLERS) {
    const socket = await connected('/live', cookies[caller])
    const id = topic === 'person' ? people[caller] : ids[topic as keyof typeof ids]
    answers.push(codeOf(await join(socket, id ? topicName(topic, id) : topic)))
  }
  expect(answers.join(' ')).toBe(told)
})

test('/live tells nobody of somebody else’s own acts, and nobody of what belongs to another roundtable', async () => {
  const elsewhere = await buildSection()
  for (const caller of CALLERS) {
    const socket = await connected('/live', cookies[caller])
    const other = caller === 'moderator' ? 'participant' : 'moderator'
    expect(codeOf(await join(socket, topicName('person', people[other])))).toBe('not-found')
    for (const topic of ['section', 'indicator', 'ballot'] as const)
      expect(codeOf(await join(socket, topicName(topic, elsewhere.id)))).toBe('not-found')
  }
})

test('/live takes nothing that is no topic, and answers whoever leaves', async () => {
  const socket = await connected('/live', cookies.moderator)
  for (const name of [
    '',
    'nothing',
    'toString',
    'section',
    'section:../../etc',
    topicName('votes', sectionId),
    `${roundtableId}`,
  ])
    expect(codeOf(await join(socket, name))).toBe('invalid')
  for (const message of [
    null,
    {},
    { roundtableId },
    { roundtableId: '../../etc', topics: ['votes'] },
    { roundtableId, topics: [] },
  ]) {
    expect(codeOf((await socket.emitWithAck('join', message)) as LiveAck)).toBe('invalid')
  }
  expect(codeOf((await socket.emitWithAck('leave', { topics: ['votes'] })) as LiveAck)).toBe('ok')
  expect(codeOf((await socket.emitWithAck('leave', null)) as LiveAck)).toBe('invalid')
})

test('one topic that is not theirs to see, and a page follows none of them', async () => {
  const socket = await connected('/live', cookies.participant)
  const heard: unknown[] = []
  socket.on('event', (event) => heard.push(event))
  expect(codeOf((await socket.emitWithAck('join', { roundtableId, topics: ['members', 'bin'] })) as LiveAck)).toBe(
    'forbidden',
  )
  expect(codeOf(await join(socket, 'outline'))).toBe('ok')
  const at = { roundtableId, subjectId: roundtableId }
  await transaction((_, record) => record({ name: 'draft.shut', ...at }))
  await transaction((_, record) => record({ name: 'pillar.moved', ...at }))
  await expect.poll(() => heard.length).toBe(1)
})

test('/collab join tells each caller their role', async () => {
  const answers: string[] = []
  for (const caller of CALLERS) answers.push((await joined(caller)).told)
  expect(answers.join(' ')).toBe(COLLAB.join)
})

/** Of the other kinds of subjects; the participant sits at none of the tables, which are at work. */
const JOIN: Record<Exclude<DocumentSubjectType, 'section'>, string> = {
  minutes: 'denied-GONE reader reader writer reader',
  table: 'denied-GONE reader reader writer reader',
}

test.each(Object.entries(JOIN) as [keyof typeof JOIN, string][])(
  '/collab join at a text of %s tells each caller: %s',
  async (type, told) => {
    const answers: string[] = []
    for (const caller of CALLERS) answers.push((await joined(caller, { type, id: texts[type] })).told)
    expect(answers.join(' ')).toBe(told)
  },
)

test.each(['update', 'chunk', 'presence', 'resync', 'leave', 'kept'] as const)(
  '/collab %s does for each caller what the matrix says',
  async (type) => {
    const answers: string[] = []
    for (const caller of CALLERS) {
      const seat = await joined(caller)
      answers.push(await seat.answerTo(messageOf(type, seat)))
    }
    expect(answers.join(' ')).toBe(COLLAB[type])
  },
)

// ----------------------------------------------------------------------------

function join(socket: Socket, topic: string) {
  return socket.emitWithAck('join', { roundtableId, topics: [topic] }) as Promise<LiveAck>
}

function codeOf(answer: LiveAck) {
  return answer.ok ? 'ok' : answer.code
}

function connected(namespace: string, cookie: string, origin = 'http://roundtable.test') {
  const extraHeaders = { Host: 'roundtable.test', Origin: origin, Cookie: cookie }
  const socket = io(`${url}${namespace}`, {
    parser: browserParser,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders,
  })
  onTestFinished(() => void socket.disconnect())
  return new Promise<Socket>((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('connect_error', reject)
  })
}

async function joined(caller: Caller, subject: DocumentSubject = { type: 'section', id: sectionId }) {
  const socket = await connected('/collab', cookies[caller])
  const heard: ServerMessage[] = []
  const waiting = new Set<() => void>()
  socket.on(COLLAB_EVENT, (input: unknown) => {
    heard.push(decodeServerMessage(input))
    for (const look of waiting) look()
  })
  const next = (wanted: (message: ServerMessage) => boolean) =>
    new Promise<ServerMessage>((resolve) => {
      const look = () => {
        const found = heard.find(wanted)
        if (!found) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
    })
  const send = (message: ClientMessage) => void socket.emit(COLLAB_EVENT, encodeClientMessage(message))

  const doc = new Y.Doc()
  const join: JoinRequest = {
    protocol: PROTOCOL,
    ref: 1,
    subject,
    schemaVersion: SCHEMA_VERSION,
    clientId: doc.clientID,
    draftClientIds: [],
  }
  send({ type: 'join', request: join, stateVector: Y.encodeStateVector(doc) })
  const answer = await next(({ type }) => type === 'joined' || type === 'denied')
  const channel = answer.type === 'joined' ? answer.joined.channel : 1
  if (answer.type === 'joined' && answer.update.length) Y.applyUpdate(doc, answer.update)
  const told =
    answer.type === 'joined'
      ? answer.joined.role
      : answer.type === 'denied'
        ? `denied-${answer.denied.code}`
        : answer.type

  /** The answer to the message, or `silence` when a second JOIN, sent after it, is answered first. */
  async function answerTo(message: ClientMessage) {
    heard.length = 0
    send(message)
    const patient = !['leave', 'kept'].includes(message.type) && told !== 'denied-GONE'
    if (!patient) send({ type: 'join', request: { ...join, ref: 2 }, stateVector: Y.encodeStateVector(doc) })
    const first = await next(
      (one) =>
        ['ack', 'nack', 'diff'].includes(one.type) ||
        (one.type === 'tick' && message.type === 'presence') ||
        isSecondAnswer(one),
    )
    if (isSecondAnswer(first)) return 'silence'
    return first.type === 'nack' ? `nack-${first.code}` : first.type
  }
  return { told, channel, doc, answerTo }
}

function isSecondAnswer(message: ServerMessage) {
  return (
    (message.type === 'joined' && message.joined.ref === 2) || (message.type === 'denied' && message.denied.ref === 2)
  )
}

function messageOf(
  type: Exclude<ClientMessage['type'], 'join'>,
  { channel, doc }: { channel: number; doc: Y.Doc },
): ClientMessage {
  if (type === 'leave' || type === 'kept') return { type, channel }
  if (type === 'resync') return { type, channel, stateVector: Y.encodeStateVector(doc) }
  if (type === 'presence') return { type, channel, anchor: new Uint8Array([1]), head: new Uint8Array([1]) }
  const before = Y.encodeStateVector(doc)
  const paragraph = new Y.XmlElement('paragraph')
  doc.getXmlFragment('content').push([paragraph])
  paragraph.push([new Y.XmlText('words')])
  const bytes = Y.encodeStateAsUpdate(doc, before)
  return type === 'chunk' ? { type, channel, cseq: 1, index: 0, count: 1, bytes } : { type, channel, cseq: 1, bytes }
}
