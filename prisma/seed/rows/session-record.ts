import { randomUUID } from 'node:crypto'
import type { Prisma } from '#app/platform/prisma/client.ts'
import { RECORD } from '../content/session-record.ts'
import { SESSIONS } from '../content/sessions.ts'
import { makeHistory } from '../documents/history.ts'
import type { SeedContext } from './context.ts'
import { itemId, sessionId } from './sessions.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const TABLE = 'second'
const SPEECH_SECONDS = 180

type Known = {
  sessions: { id: string; startedAt?: Date; endedAt?: Date }[]
  items: { id: string; sessionId: string; title: string; startedAt?: Date }[]
  indicators: { id: string; code: string; roundtableId: string }[]
  memberships: { id: string; personId: string; roundtableId: string }[]
}

export type SessionRecord = ReturnType<typeof sessionRecord>

/** What the session that is over left behind: who was there, what was said, decided and is to be done, and its minutes in their window. */
export function sessionRecord(context: SeedContext, known: Known) {
  const scene = sceneOf(context, known)
  const speeches = speechRows(scene)
  const lineOf = (turn: number) => `speech:${speeches[turn]!.id}`
  const { session } = scene
  return {
    checkIns: checkInRows(scene),
    speeches,
    decisions: decisionRows(scene),
    actions: actionRows(scene),
    minutes: minutesRow(scene),
    lines: linesOf(context, session.id, lineOf),
    corrections: correctionRows(scene, lineOf),
    text: textOf(context, session.id, session.endedAt),
    events: clockEvents(scene),
  }
}

type Scene = ReturnType<typeof sceneOf>

/** What the keys of the content stand for at that session. */
function sceneOf(context: SeedContext, known: Known) {
  const { id, personId, who } = context
  const content = SESSIONS.find(({ key }) => key === RECORD.session)!
  const { startedAt, endedAt, ...found } = known.sessions.find((one) => one.id === sessionId(context, content))!
  if (!startedAt || !endedAt) throw new Error(`The session ${RECORD.session} is not over`)
  const roundtableId = id('roundtable', TABLE)
  const minutesAfter = (from: Date, minutes: number) => new Date(from.getTime() + minutes * MINUTE_MS)
  return {
    context,
    known,
    session: { ...found, startedAt, endedAt },
    roundtableId,
    minutesAfter,
    within({ item, after }: { item: string; after: number }) {
      const one = known.items.find((row) => row.id === itemId(context, content, item))
      if (!one?.startedAt) throw new Error(`Nothing happened in item ${item}`)
      return { itemId: one.id, at: minutesAfter(one.startedAt, after) }
    },
    seatOf(key: string) {
      const seat = known.memberships.find((one) => one.personId === personId(key) && one.roundtableId === roundtableId)
      if (!seat) throw new Error(`${key} has no seat at the ${TABLE} roundtable`)
      return seat.id
    },
    about(named = '') {
      const [type, key = ''] = named.split(':')
      const indicator = known.indicators.find((one) => one.code === key && one.roundtableId === roundtableId)
      if (type === 'section') return { sectionId: id('section', `${TABLE} ${key}`) }
      return type === 'indicator' ? { indicatorId: indicator!.id } : {}
    },
    noted: (kind: string, index: number) => ({
      id: id(kind, `${RECORD.session} ${index}`, startedAt),
      number: index + 1,
      roundtableId,
      sessionId: found.id,
      ...who(RECORD.chair),
    }),
  }
}

function checkInRows({ context: { id, who, personId }, session, minutesAfter }: Scene) {
  return RECORD.presence.map((one, index) => ({
    id: id('check-in', String(index), session.startedAt),
    sessionId: session.id,
    ...who(one.person),
    mode: one.mode,
    arrivedAt: minutesAfter(session.startedAt, one.came),
    leftAt: one.left ? minutesAfter(session.startedAt, one.left) : session.endedAt,
    byId: personId(one.person),
  })) satisfies Prisma.CheckInCreateManyInput[]
}

function speechRows({ context: { id, who, personId }, session, within }: Scene) {
  return RECORD.turns.map(({ person, kind, seconds, ...turn }, index) => {
    const { itemId: item, at } = within(turn)
    return {
      id: id('speech', String(index), at),
      sessionId: session.id,
      itemId: item,
      ...who(person),
      kind,
      allowedSeconds: SPEECH_SECONDS,
      startedAt: at,
      endedAt: new Date(at.getTime() + seconds * 1000),
      spokenMs: seconds * 1000,
      byId: personId(RECORD.chair),
    }
  }) satisfies Prisma.SpeechCreateManyInput[]
}

function decisionRows({ noted, within, about }: Scene) {
  return RECORD.decisions.map(({ text, about: named, ...when }, index) => ({
    ...noted('decision', index),
    ...within(when),
    text,
    ...about(named),
  })) satisfies Prisma.DecisionCreateManyInput[]
}

function actionRows({ context: { now, daysAgo, personId }, noted, within, about, seatOf }: Scene) {
  return RECORD.actions.map((one, index) => {
    const { text, owner, dueInDays, about: named, item, after } = one
    const done = one.done ? { state: 'done', settledAt: daysAgo(3), settledById: personId(owner) } : {}
    const dueOn = new Date(new Date(now.getTime() + dueInDays * DAY_MS).toISOString().slice(0, 10))
    return {
      ...noted('action', index),
      ...within({ item, after }),
      text,
      ownerId: seatOf(owner),
      dueOn,
      // Nobody is sent mails by a demonstration that has just begun.
      remindedOf: dueOn,
      ...done,
      ...about(named),
    }
  }) satisfies Prisma.ActionCreateManyInput[]
}

function minutesRow({ context: { daysAgo }, session, seatOf, known }: Scene) {
  const opened = daysAgo(RECORD.openedDaysAgo)
  return {
    sessionId: session.id,
    rapporteurId: seatOf(RECORD.rapporteur),
    correctionDays: RECORD.correctionDays,
    state: 'corrections',
    correctionsFrom: opened,
    correctionsUntil: new Date(opened.getTime() + RECORD.correctionDays * DAY_MS),
    approvalItemId: known.items.find(({ title }) => title.startsWith(APPROVAL))?.id ?? null,
  } satisfies Prisma.MinutesCreateManyInput
}

function correctionRows({ context: { id, who, daysAgo, personId }, session }: Scene, lineOf: (turn: number) => string) {
  return RECORD.corrections.map((one, index) => {
    const { person, daysAgo: days, proposal, reason } = one
    const { turn, answer } = one
    return {
      id: id('correction', String(index), daysAgo(days)),
      sessionId: session.id,
      ...who(person),
      at: daysAgo(days),
      line: turn === undefined ? 'text' : lineOf(turn),
      quote: (turn !== undefined && RECORD.turns[turn]?.summary) || '',
      proposal,
      reason,
      ...(answer && {
        state: answer.taken ? 'taken' : 'declined',
        answer: answer.text,
        answeredAt: daysAgo(days - 0.5),
        answeredById: personId(RECORD.rapporteur),
      }),
    }
  }) satisfies Prisma.MinutesCorrectionCreateManyInput[]
}

/** How the agenda of the next session names the approval. */
const APPROVAL = 'Approval of the minutes'

function linesOf({ who, id, daysAgo }: SeedContext, session: string, lineOf: (turn: number) => string) {
  const taken = RECORD.corrections.find(({ answer, turn }) => answer?.taken && turn !== undefined)
  return RECORD.turns.flatMap((turn, index) => {
    if (!turn.summary) return []
    const corrected = taken?.turn === index ? taken : null
    return [
      {
        id: id('minutes-line', String(index)),
        sessionId: session,
        key: lineOf(index),
        summary: turn.summary,
        ...(corrected && { corrected: corrected.proposal, reason: corrected.reason }),
        version: corrected ? 2 : 1,
        ...who(RECORD.rapporteur),
        at: daysAgo(10),
      },
    ]
  }) satisfies Prisma.MinutesLineCreateManyInput[]
}

function clockEvents({ context, session, roundtableId, within }: Scene) {
  const { startedAt, endedAt } = session
  const pause = within(RECORD.paused)
  const last = within({ item: RECORD.endedIn, after: 0 })
  const resumed = new Date(pause.at.getTime() + RECORD.paused.minutes * MINUTE_MS)
  const about = { roundtableId, ...context.who(RECORD.chair), subjectType: 'session', subjectId: session.id }
  return [
    { name: 'session.started', ...about, at: startedAt, data: {} },
    { name: 'session.paused', ...about, at: pause.at, data: { itemId: pause.itemId } },
    { name: 'session.resumed', ...about, at: resumed, data: { itemId: pause.itemId } },
    { name: 'session.ended', ...about, at: endedAt, data: { itemId: last.itemId, running: true } },
  ].map((row, index) => ({
    ...row,
    id: context.id('event', `record ${index}`, row.at),
  })) satisfies Prisma.EventCreateManyInput[]
}

/** The rapporteur's text as it came about, a paragraph after the other. */
function textOf({ id, who }: SeedContext, session: string, from: Date) {
  const documentId = id('collab-document', `minutes ${session}`)
  const steps = RECORD.text.map((text, index) => ({
    at: new Date(from.getTime() + (index + 1) * 5 * MINUTE_MS),
    block: { author: RECORD.rapporteur, node: { type: 'paragraph', content: [{ type: 'text', text }] } },
  }))
  const { rows, clients } = makeHistory(steps, (author) => (author === null ? 4_000_001 : 4_000_002))
  return {
    document: { id: documentId, subjectType: 'minutes', subjectId: session, lineage: randomUUID() },
    clients: [...clients].map(([author, clientId]) => ({ documentId, clientId, ...who(author), firstAt: from })),
    updates: rows.map(({ author, seq, clientId, clientSeq, bytes, at }) => ({
      documentId,
      seq,
      epoch: 0,
      clientId,
      clientSeq,
      bytes,
      at,
      ...(author ? { kind: 0, ...who(author) } : { kind: 1 }),
    })),
  } satisfies {
    document: Prisma.CollabDocumentCreateManyInput
    clients: Prisma.CollabClientCreateManyInput[]
    updates: Prisma.CollabUpdateCreateManyInput[]
  }
}
