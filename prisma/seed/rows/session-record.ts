import { randomUUID } from 'node:crypto'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import type { Prisma } from '#app/platform/prisma/client.ts'
import { SERVICES } from '../content/session-record.ts'
import { BEGINNING } from '../content/session-record-first.ts'
import { SESSIONS } from '../content/sessions.ts'
import { makeHistory } from '../documents/history.ts'
import type { SeedContext } from './context.ts'
import { type Known, type Scene, sceneOf } from './record-scene.ts'
import { roomBallotRows } from './room-ballots.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const SPEECH_SECONDS = 180

const RECORDS = [BEGINNING, SERVICES]

export type SessionRecord = ReturnType<typeof sessionRecords>[number]

/** What the sessions that are over left behind: who was there, what was said, decided and is to be done, and their minutes, approved or in their window. */
export function sessionRecords(context: SeedContext, known: Known) {
  return RECORDS.map((record, index) => {
    const before = RECORDS.slice(0, index)
    const numbered = (what: 'decisions' | 'actions') => before.reduce((sum, one) => sum + one[what].length, 0)
    return sessionRecord(
      sceneOf(context, known, record, { decision: numbered('decisions'), action: numbered('actions') }),
    )
  })
}

function sessionRecord(scene: Scene) {
  const speeches = speechRows(scene)
  const lineOf = (turn: number) => `speech:${speeches[turn]!.id}`
  return {
    checkIns: checkInRows(scene),
    speeches,
    decisions: decisionRows(scene),
    actions: actionRows(scene),
    minutes: minutesRow(scene),
    approval: approvalOf(scene),
    lines: linesOf(scene, lineOf),
    corrections: correctionRows(scene, lineOf),
    text: textOf(scene),
    ballot: roomBallotRows(scene),
    events: clockEvents(scene),
  }
}

function checkInRows({ context: { id, who, personId }, record, session, minutesAfter }: Scene) {
  return record.presence.map((one, index) => ({
    id: id('check-in', `${record.session} ${index}`, session.startedAt),
    sessionId: session.id,
    ...who(one.person),
    mode: one.mode,
    arrivedAt: minutesAfter(session.startedAt, one.came),
    leftAt: one.left ? minutesAfter(session.startedAt, one.left) : session.endedAt,
    byId: personId(one.person),
  })) satisfies Prisma.CheckInCreateManyInput[]
}

function speechRows({ context: { id, who, personId }, record, session, within }: Scene) {
  return record.turns.map(({ person, kind, seconds, ...turn }, index) => {
    const { itemId: item, at } = within(turn)
    return {
      id: id('speech', `${record.session} ${index}`, at),
      sessionId: session.id,
      itemId: item,
      ...who(person),
      kind,
      allowedSeconds: SPEECH_SECONDS,
      startedAt: at,
      endedAt: new Date(at.getTime() + seconds * 1000),
      spokenMs: seconds * 1000,
      byId: personId(record.chair),
    }
  }) satisfies Prisma.SpeechCreateManyInput[]
}

function decisionRows({ record, noted, within, about }: Scene) {
  return record.decisions.map(({ text, about: named, ...when }, index) => ({
    ...noted('decision', index),
    ...within(when),
    text,
    ...about(named),
  })) satisfies Prisma.DecisionCreateManyInput[]
}

function actionRows({ context: { now, daysAgo, personId }, record, noted, within, about, seatOf }: Scene) {
  return record.actions.map((one, index) => {
    const { text, owner, dueInDays, about: named, item, after } = one
    const done = one.done
      ? { state: 'done', settledAt: daysAgo(record.openedDaysAgo - 6), settledById: personId(owner) }
      : {}
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

function minutesRow({ context: { daysAgo }, record, session, seatOf, known }: Scene) {
  const opened = daysAgo(record.openedDaysAgo)
  return {
    sessionId: session.id,
    rapporteurId: seatOf(record.rapporteur),
    correctionDays: record.correctionDays,
    state: 'corrections',
    correctionsFrom: opened,
    correctionsUntil: new Date(opened.getTime() + record.correctionDays * DAY_MS),
    approvalItemId: known.items.find(({ title }) => title.startsWith(`${APPROVAL} ${session.number}:`))?.id ?? null,
  } satisfies Prisma.MinutesCreateManyInput
}

function correctionRows(
  { context: { id, who, daysAgo, personId }, record, session }: Scene,
  lineOf: (turn: number) => string,
) {
  return record.corrections.map((one, index) => {
    const { person, daysAgo: days, proposal, reason } = one
    const { turn, answer } = one
    return {
      id: id('correction', `${record.session} ${index}`, daysAgo(days)),
      sessionId: session.id,
      ...who(person),
      at: daysAgo(days),
      line: turn === undefined ? 'text' : lineOf(turn),
      quote: (turn !== undefined && record.turns[turn]?.summary) || '',
      proposal,
      reason,
      ...(answer && {
        state: answer.taken ? 'taken' : 'declined',
        answer: answer.text,
        answeredAt: daysAgo(days - 0.5),
        answeredById: personId(record.rapporteur),
      }),
    }
  }) satisfies Prisma.MinutesCorrectionCreateManyInput[]
}

/** How the agenda of the next session names the approval. */
const APPROVAL = 'Approval of the minutes of session'

function linesOf({ context: { who, id, daysAgo }, record, session }: Scene, lineOf: (turn: number) => string) {
  const taken = record.corrections.find(({ answer, turn }) => answer?.taken && turn !== undefined)
  return record.turns.flatMap((turn, index) => {
    if (!turn.summary) return []
    const corrected = taken?.turn === index ? taken : null
    return [
      {
        id: id('minutes-line', `${record.session} ${index}`),
        sessionId: session.id,
        key: lineOf(index),
        summary: turn.summary,
        ...(corrected && { corrected: corrected.proposal, reason: corrected.reason }),
        version: corrected ? 2 : 1,
        ...who(record.rapporteur),
        at: daysAgo(record.openedDaysAgo + 1),
      },
    ]
  }) satisfies Prisma.MinutesLineCreateManyInput[]
}

function clockEvents({ context, record, session, roundtableId, within }: Scene) {
  const { startedAt, endedAt } = session
  const last = within({ item: record.endedIn, after: 0 })
  const about = { roundtableId, ...context.who(record.chair), subjectType: 'session', subjectId: session.id }
  const pause = record.paused && { ...within(record.paused), minutes: record.paused.minutes }
  const paused = pause
    ? [
        { name: 'session.paused', at: pause.at, data: { itemId: pause.itemId } },
        {
          name: 'session.resumed',
          at: new Date(pause.at.getTime() + pause.minutes * MINUTE_MS),
          data: { itemId: pause.itemId },
        },
      ]
    : []
  return [
    { name: 'session.started', at: startedAt, data: {} },
    ...paused,
    { name: 'session.ended', at: endedAt, data: { itemId: last.itemId, running: true } },
  ].map((row, index) => ({
    ...about,
    ...row,
    id: context.id('event', `record ${record.session} ${index}`, row.at),
  })) satisfies Prisma.EventCreateManyInput[]
}

/** When, where and by whom the minutes were approved; what they froze is what the tables say once all rows are there. */
function approvalOf({ context: { personId }, known, record, session }: Scene) {
  const content = SESSIONS.find(({ key }) => key === record.approvedAt)
  const later = content && known.sessions.find(({ number }) => number === content.number)
  if (!later?.startedAt) return null
  return {
    sessionId: session.id,
    approvedInId: later.id,
    approvedById: personId(record.chair),
    approvedAt: new Date(later.startedAt.getTime() + 2 * MINUTE_MS),
    text: { type: 'doc', content: record.text.map(paragraphOf) },
  }
}

const paragraphOf = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

/** The rapporteur's text as it came about, a paragraph after the other. */
function textOf({ context: { id, who }, record, session }: Scene) {
  const from = session.endedAt
  const documentId = id('collab-document', `minutes ${session.id}`)
  const steps = record.text.map((text, index) => ({
    at: new Date(from.getTime() + (index + 1) * 5 * MINUTE_MS),
    block: { author: record.rapporteur, node: paragraphOf(text) },
  }))
  const { rows, clients } = makeHistory(steps, (author) => (author === null ? 4_000_001 : 4_000_002))
  return {
    document: {
      id: documentId,
      subjectType: 'minutes',
      subjectId: session.id,
      lineage: randomUUID(),
      schemaVersion: SCHEMA_VERSION,
    },
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
