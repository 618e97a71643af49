import { readdirSync, readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { expect, it } from 'vitest'
import type { Answer, BallotSettings } from './ballot-words.ts'
import { methodOf } from './methods/registry.server.ts'
import kept from './old-ballot.fixture.json' with { type: 'json' }

const FOLDER = 'prisma/migrations'
const names = readdirSync(FOLDER)
  .filter((name) => /^\d{14}_/.test(name))
  .sort()
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const GROUPS = [id(50), id(51), id(52)]

type OldVote = { group: number; relevance: number | null; feasibility: number | null }
const { votes, electorate, result } = kept as {
  votes: OldVote[]
  electorate: { voted: number; eligible: number }[]
  result: string
}

const closed = ({ indicator, threshold = 0.7 }: { indicator: number; threshold?: number }) => `
  INSERT INTO "Indicator" ("id", "roundtableId", "code", "name", "definition", "unit", "updatedAt") VALUES ('${id(indicator)}', '${id(1)}', 'A-${indicator}', 'N', 'D', '%', now());
  INSERT INTO "IndicatorVersion" ("id", "indicatorId", "number", "name", "definition", "unit", "origin") VALUES ('${id(indicator + 1)}', '${id(indicator)}', 1, 'N', 'D', '%', 'edited');
  INSERT INTO "Ballot" ("id", "roundtableId", "indicatorId", "wording", "openedById", "versionId", "threshold", "minimumTurnout", "state", "closedAt")
    VALUES ('${id(indicator + 2)}', '${id(1)}', '${id(indicator)}', '{"version":1}', '${id(2)}', '${id(indicator + 1)}', ${threshold}, 0.5, 'closed', now());`

it('votes of before are the same answers, count to the same bytes, and leave the kept result as it was', async () => {
  const database = await PGlite.create()
  const at = names.findIndex((name) => name.endsWith('ballot-subjects-and-methods'))
  const run = (name: string) => database.exec(readFileSync(`${FOLDER}/${name}/migration.sql`, 'utf8'))
  for (const name of names.slice(0, at)) await run(name)
  await database.exec(`
    INSERT INTO "Roundtable" ("id", "number", "title", "summary", "objectives") VALUES ('${id(1)}', 1, '{}', '{}', '[]');
    ${GROUPS.map((group, index) => `INSERT INTO "StakeholderGroup" ("id", "code", "name", "description", "colour", "glyph", "position") VALUES ('${group}', 'G${index}', '{}', '{}', 'ci', 'ci', ${index});`).join('')}
    ${closed({ indicator: 10 })} ${closed({ indicator: 20, threshold: 0.75 })}
    ${votes.map(({ group, relevance, feasibility }, index) => `INSERT INTO "Vote" ("id", "ballotId", "personId", "organisationId", "groupId", "relevance", "feasibility", "updatedAt") VALUES ('${id(100 + index)}', '${id(12)}', '${id(200 + index)}', '${id(3)}', '${GROUPS[group]}', ${relevance}, ${feasibility}, now());`).join('')}
    INSERT INTO "BallotClosing" ("ballotId", "rule", "result", "resultAt") VALUES ('${id(12)}', '{}', '${result}', now());`)
  const resultAsText = 'SELECT "result"::text AS "text", "result" FROM "BallotClosing"'
  const before = (await database.query<{ text: string }>(resultAsText)).rows[0]
  for (const name of names.slice(at)) await run(name)

  expect((await database.query<{ text: string }>(resultAsText)).rows[0]).toEqual(before)
  const ballots = await database.query<{ method: string; settings: BallotSettings }>(
    'SELECT "subjectType", "subjectId", "indicatorId", "sectionId", "method", "settings" FROM "Ballot" ORDER BY "id"',
  )
  const named = (indicator: number) => ({
    subjectType: 'indicator',
    subjectId: id(indicator),
    indicatorId: id(indicator),
    sectionId: null,
    method: 'rating',
  })
  expect(ballots.rows).toEqual([
    { ...named(10), settings: { threshold: 0.7, minimumTurnout: 0.5 } },
    { ...named(20), settings: { threshold: 0.75, minimumTurnout: 0.5 } },
  ])
  const { rows } = await database.query<{ groupId: string; answer: Answer }>(
    'SELECT "groupId", "answer" FROM "Vote" ORDER BY "id"',
  )
  expect(rows).toEqual(votes.map(({ group, ...answer }) => ({ groupId: GROUPS[group], answer })))
  const table = electorate.map((group, index) => ({ groupId: GROUPS[index]!, ...group }))
  const ballot = ballots.rows[0]!
  expect(JSON.stringify(methodOf(ballot).count(rows, table, ballot.settings))).toBe(result)
  await database.close()
}, 120_000)
