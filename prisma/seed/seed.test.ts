import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import Ajv from 'ajv'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type DocumentNode, walk } from '#app/editor/schema/document-json.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import type { Answer, BallotResult, BallotSettings } from '#app/features/ballots/ballot-words.ts'
import { methodOf } from '#app/features/ballots/methods/registry.server.ts'
import { makeBundle, recountBundle } from '#app/features/ballots/recount/bundle.ts'
import type { Bundle } from '#app/features/ballots/recount/bundle-words.ts'
import { countOf } from '#app/features/ballots/recount/count-of.server.ts'
import { optionsOf } from '#app/features/ballots/subjects/options.ts'
import { verifyPassword } from '#app/features/identity/passwords.server.ts'
import { indicatorSchema } from '#app/features/indicators/indicator.schema.ts'
import type { IndicatorState } from '#app/features/indicators/indicator-words.ts'
import { type MoveEvent, MOVES, replay } from '#app/features/indicators/moves.ts'
import type { PrismaClient } from '#app/platform/prisma/client.ts'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { definitionOf, eventErrors } from '#app/shared/events/catalogue.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts.ts'
import { emptyDatabase } from './empty-database.ts'
import { seedDemonstration } from './index.ts'

const isBundle = new Ajv().compile(JSON.parse(readFileSync('docs/ballot-bundle.schema.json', 'utf8')) as object)
let db: PrismaClient

beforeAll(async () => {
  db = await emptyDatabase(testDatabase(), 'seed_test')
  expect(await seedDemonstration(db, { now: new Date() })).toBe(true)
})

afterAll(() => db.$disconnect())

test('a second run changes nothing', async () => {
  const before = await counts()
  expect(await seedDemonstration(db, { now: new Date() })).toBe(false)
  expect(await counts()).toEqual(before)
})

test('events are those of the catalogue, and hold no words of people', async () => {
  const events = await db.event.findMany()
  expect(events.flatMap(({ name, data }) => eventErrors(name, data).map((key) => `${name} ${key}`))).toEqual([])
  expect(events.filter(({ name, subjectType }) => definitionOf(name)?.subject !== subjectType)).toEqual([])
})

test('the table is large enough, and every stakeholder group has a place', async () => {
  const { organisations, people } = await counts()
  expect(organisations).toBeGreaterThanOrEqual(24)
  expect(people).toBeGreaterThanOrEqual(48)
  const groups = await db.stakeholderGroup.findMany({ orderBy: { position: 'asc' }, include: { organisations: true } })
  expect(groups.map(({ code, position }) => `${position} ${code}`)).toEqual([
    '0 CI',
    '1 RE',
    '2 NG',
    '3 PS',
    '4 CS',
    '5 AC',
    '6 PH',
    '7 IO',
  ])
  expect(groups.every((group) => group.organisations.length > 0)).toBe(true)
  const roundtables = await db.roundtable.findMany({ orderBy: { number: 'asc' } })
  expect(roundtables.map(({ number, state }) => [number, state])).toEqual([
    [1, 'closed'],
    [2, 'running'],
  ])
})

test('every account of the demonstration opens', async () => {
  for (const { email, role } of DEMO_ACCOUNTS) {
    const person = await db.person.findUniqueOrThrow({
      where: { email },
      include: { memberships: { include: { roundtable: true } } },
    })
    expect(await verifyPassword(person.passwordHash, DEMO_PASSWORD)).toBe(true)
    const running = person.memberships.find(({ roundtable }) => roundtable.state === 'running')
    expect(person.secretariat ? 'secretariat' : running?.role).toBe(role)
  }
})

test('the Australian indicators have their source and licence, and most are candidates still', async () => {
  const imported = await db.indicator.findMany({ where: { licence: { contains: 'govau/smart-cities' } } })
  expect(imported).toHaveLength(63)
  for (const { source, unit, definition } of imported) expect(source && unit && definition).toEqual(expect.any(String))
  expect(imported.filter(({ state }) => state === 'candidate').length).toBeGreaterThan(50)
})

test('every indicator stands where its events lead it, and its moves are those events', async () => {
  const events = await db.event.findMany({
    where: { name: 'indicator.state-changed' },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  const moves = new Map((await db.indicatorMove.findMany()).map((move) => [move.id, move]))
  const proposed = await db.event.findMany({ where: { name: 'indicator.proposed' } })
  expect(events).toHaveLength(moves.size)
  for (const { id, code, state, stateRound } of await db.indicator.findMany()) {
    const own = events
      .filter(({ subjectId }) => subjectId === id)
      .map(({ data }) => data as MoveEvent & { moveId: string })
    const begun = proposed.some(({ subjectId }) => subjectId === id) ? 'proposed' : 'candidate'
    expect({ code, ...replay(begun, own) }).toEqual({ code, state, round: stateRound, refused: [] })
    for (const { moveId, from, to } of own) expect(moves.get(moveId)).toMatchObject({ indicatorId: id, from, to })
  }
  for (const { from, to, reason, rule } of moves.values()) {
    const known = MOVES[from as IndicatorState].find((move) => move.to === to)
    expect(known && (!known.reason || rule === 'ballot' || reason !== ''), `${from} to ${to}`).toBe(true)
  }
})

test('indicators fit the form they are edited in', async () => {
  for (const indicator of await db.indicator.findMany()) {
    const typed = { ...indicator, disaggregation: indicator.disaggregation.join('; ') }
    expect(indicatorSchema.safeParse(typed).error, indicator.code).toBeUndefined()
  }
})

test('every vote and comment is a member’s, for the organisation and group they sit with', async () => {
  const members = await db.membership.findMany({ include: { organisation: true } })
  const seat = (roundtableId: string, personId: string) =>
    members.find((one) => one.roundtableId === roundtableId && one.personId === personId)
  const votes = await db.vote.findMany({ include: { ballot: true } })
  for (const vote of votes) {
    const held = seat(vote.ballot.roundtableId, vote.personId)
    expect(held?.role).not.toBe('observer')
    expect([vote.organisationId, vote.groupId]).toEqual([held?.organisationId, held?.organisation.groupId])
  }
  const comments = await db.comment.findMany({
    include: { thread: { include: { section: { include: { pillar: { include: { framework: true } } } } } } },
  })
  for (const comment of comments) {
    const held = seat(comment.thread.section.pillar.framework.roundtableId, comment.personId)
    expect([comment.organisationId, comment.groupId]).toEqual([held?.organisationId, held?.organisation.groupId])
    expect(comment.createdAt.getTime()).toBeLessThan(Date.now())
  }
  expect(comments.length).toBeGreaterThan(60)
})

test('one ballot is open, in the large closed one a group is silent, and one is by consent on a section as it stands', async () => {
  const ballots = await db.ballot.findMany({
    where: { questionId: null },
    include: { votes: true },
    orderBy: { openedAt: 'asc' },
  })
  expect(ballots.map(({ method, state }) => `${method} ${state}`)).toEqual([
    'rating closed',
    'consent closed',
    'rating closed',
    'rating open',
    'consent closed',
  ])
  expect(ballots[2]!.votes.length).toBeGreaterThanOrEqual(30)
  expect(new Set(ballots[2]!.votes.map(({ groupId }) => groupId)).size).toBe(7)
  const { sectionId, openedAt, wording } = ballots[4]!
  const { editedAt, title, document } = await db.section.findUniqueOrThrow({
    where: { id: sectionId! },
    include: { document: { include: { updates: true } } },
  })
  expect(editedAt!.getTime()).toBeLessThan(openedAt.getTime())
  expect(wording).toMatchObject({
    version: document!.updates.length,
    code: '1.2',
    name: title,
    text: expect.stringContaining('Data that a city pays for'),
  })
  const { result } = await db.ballotClosing.findUniqueOrThrow({ where: { ballotId: ballots[4]!.id } })
  expect(result).toMatchObject({ accepted: false, reasons: [expect.any(String), expect.any(String)] })
})

test('every closed ballot has its result kept, and it is what its votes say', async () => {
  const ballots = await db.ballot.findMany({
    where: { state: 'closed', roll: { none: {} } },
    include: { votes: true, closing: { include: { electorate: { orderBy: { position: 'asc' } } } } },
  })
  for (const { votes, closing, ...ballot } of ballots) {
    const { electorate, rule, result } = closing!
    const counted = methodOf(ballot).count(
      votes.map(({ groupId, answer }) => ({ groupId, answer: answer as Answer })),
      electorate.map(({ groupId, voted, eligible }) => ({ groupId, voted, eligible })),
      ballot.settings as BallotSettings,
      optionsOf(ballot.wording),
    )
    expect(counted).toEqual(result)
    expect(counted.rule).toEqual(rule)
  }
  expect(ballots).toHaveLength(7)
})

test('the bundle of every closed ballot is as its schema says, counts to the same bytes and names nobody', async () => {
  const ballots = await db.ballot.findMany({
    where: { state: 'closed', roll: { none: {} } },
    include: { votes: true, closing: { include: { electorate: { orderBy: { position: 'asc' } } } } },
  })
  for (const { votes, closing, wording, round, method, settings, terms } of ballots) {
    const bundle = makeBundle(
      {
        question: wording,
        round,
        method,
        settings: settings as BallotSettings,
        terms,
        electorate: closing!.electorate.map(({ groupId, voted, eligible }) => ({ groupId, voted, eligible })),
        result: closing!.result as BallotResult,
        votes: votes.map(({ groupId, answer }) => ({ groupId, answer: answer as Answer })),
      },
      countOf(method),
    )
    const text = canonicalJson(bundle)
    expect([isBundle(JSON.parse(text)), isBundle.errors]).toEqual([true, null])
    expect(recountBundle(JSON.parse(text) as Bundle, countOf(method))).toMatchObject({ same: true, changed: [] })
    expect(votes.some((vote) => [vote.id, vote.personId, vote.organisationId].some((id) => text.includes(id)))).toBe(
      false,
    )
  }
})

test('one session has its minutes approved and frozen with a ballot of the room, one waits for corrections, one is planned with what is to be done before', async () => {
  const [first, second, third] = await db.session.findMany({
    orderBy: { number: 'asc' },
    include: { minutes: { include: { corrections: true } }, ballots: { include: { closing: true } }, items: true },
  })
  // What is frozen is read by statements that know no schema but the usual one: here it is the form that is looked at.
  const { frozen, sha256, state, approvedInId } = first!.minutes!
  expect(state).toBe('approved')
  expect(approvedInId).toBe(second!.id)
  expect(createHash('sha256').update(frozen!).digest('hex')).toBe(sha256)
  expect(canonicalJson(JSON.parse(frozen!))).toBe(frozen)
  expect(first!.ballots[0]).toMatchObject({ closing: { origin: 'room', result: { accepted: true } } })
  const speakers = await db.speech.groupBy({ by: ['groupId'], where: { sessionId: first!.id } })
  expect(speakers.length).toBeGreaterThanOrEqual(5)
  expect(second!.minutes).toMatchObject({ state: 'corrections', frozen: null })
  expect(second!.minutes!.corrections.map((one) => one.state).sort()).toEqual(['declined', 'open', 'taken'])
  const links = await db.agendaLink.findMany({ where: { item: { sessionId: third!.id } } })
  expect(third).toMatchObject({ state: 'planned' })
  expect(new Set(links.map(({ subjectType }) => subjectType))).toEqual(
    new Set(['section', 'thread', 'indicator', 'ballot', 'address']),
  )
  expect(await db.sessionTemplate.count()).toBeGreaterThanOrEqual(2)
})

test('texts are there in both languages', async () => {
  const { name } = await db.programme.findFirstOrThrow()
  const groups = await db.stakeholderGroup.findMany()
  const documents = await db.relatedDocument.findMany()
  const roundtables = await db.roundtable.findMany()
  const pairs = [
    name,
    ...(await db.publicText.findMany()),
    ...groups.flatMap((group) => [group.name, group.description]),
    ...documents.flatMap((document) => [document.title, document.description]),
    ...roundtables.flatMap(({ title, summary, objectives }) => [title, summary, ...(objectives as unknown[])]),
  ]
  for (const pair of pairs)
    expect(pair).toMatchObject({ en: expect.stringMatching(/\S/), fr: expect.stringMatching(/\S/) })
  const french = pairs.map((pair) => (pair as { fr: string }).fr).join('\n')
  expect(french).not.toMatch(/[^\u00a0\u202f][;?!»%:]|«[^\u00a0]|'/)
})

test('every text is valid, complete and written by those it is attributed to', async () => {
  const documents = await db.collabDocument.findMany({
    where: { subjectType: 'section' },
    include: { section: { include: { threads: true } }, updates: { orderBy: { seq: 'asc' } }, clients: true },
  })
  const indicators = new Set((await db.indicator.findMany()).map(({ id }) => id))
  const long = documents
    .filter((document) => document.updates.length > 0)
    .map((document) => {
      const doc = new Y.Doc()
      const writerOf = new Map(document.clients.map(({ clientId, personId }) => [clientId, personId]))
      document.updates.forEach((update, index) => {
        expect(Number(update.seq)).toBe(index + 1)
        const before = Y.getState(doc.store, Number(update.clientId))
        Y.applyUpdate(doc, update.bytes)
        expect(Y.getState(doc.store, Number(update.clientId))).toBeGreaterThan(before)
        expect(update.kind === 0 ? writerOf.get(update.clientId) : null).toBe(update.personId)
      })
      expect(doc.store.pendingStructs).toBeNull()
      expect(doc.getMap('meta').get('schemaVersion')).toBe(document.schemaVersion)
      const json = yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(CONTENT_ROOT)) as DocumentNode
      const node = documentSchema.nodeFromJSON(json)
      node.check()
      const marked = new Map<string, string>()
      walk(json, ({ type, attrs, marks = [], text = '' }) => {
        if (type === 'indicatorChip') expect(indicators).toContain(attrs?.indicatorId)
        for (const mark of marks) if (mark.type === 'comment') marked.set(String(mark.attrs?.threadId), text)
      })
      expect(marked).toEqual(new Map(document.section!.threads.map(({ id, quote }) => [id, quote])))
      return node.textContent.split(/\s+/).length
    })
  expect(long.filter((words) => words >= 350).length).toBeGreaterThanOrEqual(6)
})

async function counts() {
  const [programmes, organisations, people, memberships, threads, updates, votes, events] = await Promise.all([
    db.programme.count(),
    db.organisation.count(),
    db.person.count(),
    db.membership.count(),
    db.commentThread.count(),
    db.collabUpdate.count(),
    db.vote.count(),
    db.event.count(),
  ])
  return { programmes, organisations, people, memberships, threads, updates, votes, events }
}
