import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MODES } from '#app/features/attendance/attendance-words.ts'
import { BALLOT_STATES, CLOSING_ORIGINS } from '#app/features/ballots/ballot-words.ts'
import { REMINDER_KINDS } from '#app/features/ballots/reminders/reminder-words.ts'
import { RELATIONS, STANDING_KINDS } from '#app/features/crosswalk/mapping-words.ts'
import { FLOOR_KINDS, FLOOR_ORDERS, QUEUES, REQUEST_STATES } from '#app/features/floor/floor-words.ts'
import { DIRECTIONS, INDICATOR_STATES, SIDES } from '#app/features/indicators/indicator-words.ts'
import { MOVE_RULES } from '#app/features/indicators/moves.ts'
import { CORRECTION_STATES, MINUTES_STATES } from '#app/features/minutes/minutes-words.ts'
import { ACTION_STATES } from '#app/features/outcomes/outcome-words.ts'
import { INTEREST_STATES } from '#app/features/partners/interest-states.ts'
import { OPEN_TEXTS } from '#app/features/publishing/publishing.policy.ts'
import { ENTRY_KINDS } from '#app/features/references/reference-words.ts'
import { ROUNDTABLE_STATES } from '#app/features/roundtables/roundtable-states.ts'
import { SECTION_STATUSES } from '#app/features/sections/section-status.ts'
import { ANSWERS } from '#app/features/session-calendar/answers.ts'
import { ITEM_KINDS, SESSION_STATES, VISIBILITIES } from '#app/features/sessions/session-words.ts'
import { SIGNALS } from '#app/features/signals/signal-words.ts'
import type { PrismaClient } from '#app/platform/prisma/client.ts'
import { LANGUAGES, ROLES } from '#app/shared/roles.ts'
import { rowsTheDemonstrationLacks } from '#tests/factories/rows-the-demonstration-lacks.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { emptyDatabase } from './empty-database.ts'
import { seedDemonstration } from './index.ts'

const SCHEMA = 'references_test'

/** Columns that look like a reference and have no foreign key. */
const NO_REFERENCE: Record<string, string> = {
  'CollabClient.personId CollabClient.organisationId CollabClient.groupId':
    'written in the one commit of all documents, which waits for no other row',
  'CollabUpdate.personId CollabUpdate.organisationId CollabUpdate.groupId': 'the same',
  'CollabClient.clientId CollabMove.clientId CollabMove.originClientId CollabRelocation.clientId CollabRelocation.toClientId CollabUnplaced.clientId CollabUpdate.clientId':
    'numbers of Yjs',
  'CollabDocument.subjectId Ballot.subjectId AgendaLink.subjectId':
    'of a kind of subject: a column for each kind, computed from it, has the foreign key',
  'Event.subjectId': 'what happened stays told after its subject is gone',
  'CollabAcceptance.originId':
    'of a kind that is named beside it; where accepted words came from stays told after it is gone',
  'SectionDecision.silentGroupIds': 'what was missing at that moment, a list',
}

const STATES: Record<string, readonly string[]> = {
  'CheckIn.mode': MODES,
  'Signal.kind': SIGNALS,
  'Ballot.state': BALLOT_STATES,
  'BallotClosing.origin': CLOSING_ORIGINS,
  'BallotReminder.kind': REMINDER_KINDS,
  'BallotQuestion.kind': ['question', 'indicators'],
  'Session.state': SESSION_STATES,
  'SessionRun.queue': QUEUES,
  'SessionRun.floorOrder': FLOOR_ORDERS,
  'FloorRequest.kind': FLOOR_KINDS,
  'FloorRequest.state': REQUEST_STATES,
  'Speech.kind': FLOOR_KINDS,
  'AgendaItem.kind': ITEM_KINDS,
  'AgendaItem.visibility': VISIBILITIES,
  'Action.state': ACTION_STATES,
  'Minutes.state': MINUTES_STATES,
  'MinutesCorrection.state': CORRECTION_STATES,
  'SessionInvitation.answer': ANSWERS,
  'SessionReminder.kind': ['day-before', 'asked'],
  'Roundtable.state': ROUNDTABLE_STATES,
  'Roundtable.openText': OPEN_TEXTS,
  'Membership.role': ROLES,
  'Section.status': SECTION_STATUSES,
  'Indicator.state': INDICATOR_STATES,
  'IndicatorArgument.side': SIDES,
  'IndicatorMove.from': INDICATOR_STATES,
  'IndicatorMove.to': INDICATOR_STATES,
  'IndicatorMove.rule': MOVE_RULES,
  'Indicator.direction': DIRECTIONS,
  'IndicatorVersion.direction': DIRECTIONS,
  'ReferenceEntry.kind': ENTRY_KINDS,
  'Mapping.relation': RELATIONS,
  'MappingStanding.kind': STANDING_KINDS,
  'Interest.state': INTEREST_STATES,
  'Interest.language': LANGUAGES,
  'Person.language': LANGUAGES,
}

type Reference = {
  name: string
  table: string
  column: string
  target: string
  generated: boolean
  numbered: boolean
  valid: boolean
  served: boolean
}
type State = { name: string; table: string; column: string; definition: string }

let db: PrismaClient
let references: Reference[]
let states: State[]

beforeAll(async () => {
  db = await emptyDatabase(testDatabase(), SCHEMA)
  await seedDemonstration(db, { now: new Date() })
  await rowsTheDemonstrationLacks(db)
  references = await db.$queryRaw`
    SELECT k.conname AS name, t.relname AS "table", a.attname AS "column", target.relname AS target, a.attgenerated <> '' AS generated, a.atttypid = 'bigint'::regtype AS numbered, k.convalidated AS valid,
      EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = k.conrelid AND i.indkey[0] = a.attnum AND i.indpred IS NULL) AS served
    FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class target ON target.oid = k.confrelid
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
    WHERE k.contype = 'f' AND k.connamespace = ${SCHEMA}::regnamespace ORDER BY k.conname`
  states = await db.$queryRaw`
    SELECT k.conname AS name, t.relname AS "table", a.attname AS "column", pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
    WHERE k.contype = 'c' AND k.connamespace = ${SCHEMA}::regnamespace AND pg_get_constraintdef(k.oid) LIKE '% = ANY %' ORDER BY k.conname`
})

afterAll(() => db.$disconnect())

describe('a reference', () => {
  test('has a foreign key, unless it says here why not', async () => {
    const columns = await db.$queryRaw<{ name: string }[]>`
      SELECT t.relname || '.' || a.attname AS name FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
      WHERE t.relnamespace = ${SCHEMA}::regnamespace AND t.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attname ~ 'Ids?$'`
    const held = new Set(references.map(({ table, column }) => `${table}.${column}`))
    const excepted = Object.keys(NO_REFERENCE).flatMap((names) => names.split(' '))
    expect(columns.map(({ name }) => name).filter((name) => !held.has(name) && !excepted.includes(name))).toEqual([])
    expect(excepted.filter((name) => held.has(name))).toEqual([])
  })

  test('has an index that serves it, and was checked for every row there is', () => {
    expect(references.length).toBeGreaterThan(50)
    expect(references.filter(({ served, valid }) => !served || !valid)).toEqual([])
  })

  test('to nothing is refused, each of them', async () => {
    const answers = await answersTo(references.map((reference) => ({ ...reference, change: setsOf(reference) })))
    expect(answers).toEqual(
      references.map(({ name }) => [name, expect.stringContaining(`violates foreign key constraint "${name}"`)]),
    )
  })
})

describe('a state', () => {
  test('that the product does not know is refused, each of them', async () => {
    expect(states.length).toBeGreaterThanOrEqual(15)
    const answers = await answersTo(
      states.map((state) => ({ ...state, change: `"${state.column}" = 'nothing known'` })),
    )
    expect(answers).toEqual(
      states.map(({ name, table }) => [
        name,
        expect.stringContaining(`new row for relation "${table}" violates check constraint "${table}_`),
      ]),
    )
  })

  test.each(Object.entries(STATES))('%s is one of those the code knows, and none besides', (column, known) => {
    const checked = states.filter((state) => `${state.table}.${state.column}` === column)
    expect(
      checked.map(({ definition }) => [...definition.matchAll(/'([^']*)'/g)].map((match) => match[1]).sort()),
    ).toEqual([[...known].sort()])
  })
})

type Change = { name: string; table: string; column: string; change: string; generated?: boolean }

/** What the database answers to each change of one row. */
async function answersTo(changes: Change[]) {
  const client = new pg.Client({ connectionString: testDatabase() })
  await client.connect()
  const answers: [string, string][] = []
  for (const { name, table, column, change, generated } of changes) {
    const rows = `"${SCHEMA}"."${table}"`
    await client.query('BEGIN')
    const answer = await client
      .query(
        `UPDATE ${rows} SET ${change} WHERE ctid = (SELECT ctid FROM ${rows} ${generated ? `WHERE "${column}" IS NOT NULL` : ''} ORDER BY "${column}" IS NULL, ctid DESC LIMIT 1)`,
      )
      .then(
        ({ rowCount }) => (rowCount ? 'was taken' : 'no row to try it on'),
        (error: Error) => error.message,
      )
    answers.push([name, answer])
    await client.query('ROLLBACK')
  }
  await client.end()
  return answers
}

/** A computed column changes with what it is computed from. */
function setsOf({ column, generated, numbered }: Reference) {
  if (numbered) return `"${column}" = -1`
  return `"${generated ? 'subjectId' : column}" = '${randomUUID()}'`
}
