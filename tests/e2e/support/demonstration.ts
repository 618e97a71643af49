import type { Page } from '@playwright/test'
import { paths } from '../../../app/shared/paths.ts'
import type { ProductServer } from './server.ts'

/** The records of the running roundtable that the tests look for, as the demonstration has them. */
export async function demonstration(server: ProductServer) {
  const [table] = await server.query<{ id: string }>(`SELECT id FROM "Roundtable" WHERE state = 'running' LIMIT 1`)
  const roundtableId = table?.id ?? ''
  const sections = await server.query<{ id: string; title: string; status: string }>(
    `SELECT s.id, s.title, s.status FROM "Section" s JOIN "Pillar" p ON p.id = s."pillarId" JOIN "Framework" f ON f.id = p."frameworkId"
     JOIN "CollabDocument" d ON d."sectionId" = s.id
     WHERE f."roundtableId" = $1 AND s."lockedAt" IS NULL AND s.title NOT LIKE $2 ORDER BY s.status = 'draft' DESC, p.position, s.position`,
    [roundtableId, `${EMPTY_TITLE}%`],
  )
  const indicators = await server.query<{
    id: string
    code: string
    name: string
    ballot: string | null
    asked: boolean
  }>(
    `SELECT i.id, i.code, i.name, (SELECT b.id FROM "Ballot" b WHERE b."indicatorId" = i.id AND b.state = 'open') AS ballot,
       EXISTS (SELECT 1 FROM "Ballot" b WHERE b."indicatorId" = i.id) AS asked
     FROM "Indicator" i WHERE i."roundtableId" = $1 ORDER BY i.code`,
    [roundtableId],
  )
  const [interest] = await server.query<{ id: string }>(
    `SELECT id FROM "Interest" WHERE state = 'new' ORDER BY "createdAt" LIMIT 1`,
  )
  const [organisation] = await server.query<{ id: string; groupId: string }>(
    'SELECT id, "groupId" FROM "Organisation" ORDER BY name LIMIT 1',
  )
  const [document] = await server.query<{ id: string }>('SELECT id FROM "RelatedDocument" ORDER BY position LIMIT 1')
  const [session] = await server.query<{ id: string }>(
    `SELECT id FROM "Session" WHERE "roundtableId" = $1 AND state = 'planned' ORDER BY number LIMIT 1`,
    [roundtableId],
  )
  const [reference] = await server.query<{ id: string; entryId: string }>(
    `SELECT f.id, (SELECT e.id FROM "ReferenceEntry" e WHERE e."frameworkId" = f.id AND e.kind = 'indicator' ORDER BY e.position LIMIT 1) AS "entryId"
     FROM "ReferenceFramework" f WHERE f."roundtableId" = $1 ORDER BY f.short LIMIT 1`,
    [roundtableId],
  )
  const [noted] = await server.query<{ decisionId: string; actionId: string }>(
    `SELECT (SELECT id FROM "Decision" WHERE "roundtableId" = $1 AND "removedAt" IS NULL LIMIT 1) AS "decisionId",
       (SELECT id FROM "Action" WHERE "roundtableId" = $1 AND "removedAt" IS NULL LIMIT 1) AS "actionId"`,
    [roundtableId],
  )
  return {
    noted,
    reference,
    documentId: document?.id,
    sessionId: session?.id,
    roundtableId,
    sections,
    indicators,
    interestId: interest?.id ?? '',
    organisationId: organisation?.id,
    groupId: organisation?.groupId,
  }
}

type Demonstration = Awaited<ReturnType<typeof demonstration>>

/** A section in draft with text in it; journeys write in it one after the other, so its end may be anything. */
export function draftSection({ roundtableId, sections }: Demonstration, which = 0) {
  const drafts = sections.filter(({ status }) => status !== 'agreed')
  const section = drafts[which % drafts.length]
  if (!section) throw new Error('The demonstration has no section that can be written in')
  return { ...section, roundtableId, path: paths.section(roundtableId, section.id) }
}

const EMPTY_TITLE = 'A section without words'
let made = 0

/** A new section without a word, for a journey whose outcome depends on what stands at the end of the text. */
export async function emptySection(server: ProductServer, moderator: Page) {
  const { roundtableId } = await demonstration(server)
  const [pillar] = await server.query<{ id: string }>(
    'SELECT p.id FROM "Pillar" p JOIN "Framework" f ON f.id = p."frameworkId" WHERE f."roundtableId" = $1 ORDER BY p.position LIMIT 1',
    [roundtableId],
  )
  const title = `${EMPTY_TITLE} ${++made}`
  await moderator.goto(paths.framework(roundtableId))
  await moderator.request.post(`${paths.framework(roundtableId)}/sections`, {
    form: { pillarId: pillar!.id, title },
    headers: { origin: server.url },
  })
  const [section] = await server.query<{ id: string }>('SELECT id FROM "Section" WHERE title = $1', [title])
  if (!section) throw new Error(`The section "${title}" was not made`)
  return { ...section, title, roundtableId, path: paths.section(roundtableId, section.id) }
}

/** An indicator that nobody votes on yet. */
export function freeIndicator({ roundtableId, indicators }: Demonstration, which = 0) {
  const free = indicators.filter(({ ballot }) => !ballot)
  const indicator = free[which % free.length]
  if (!indicator) throw new Error('Every indicator of the demonstration has an open ballot')
  return { ...indicator, roundtableId, path: paths.indicator(roundtableId, indicator.id) }
}

export function openBallot({ roundtableId, indicators }: Demonstration) {
  const indicator = indicators.find(({ ballot }) => ballot)
  if (!indicator?.ballot) throw new Error('The demonstration has no open ballot')
  return { ...indicator, roundtableId, ballotId: indicator.ballot, path: paths.indicator(roundtableId, indicator.id) }
}

export async function nameOf(server: ProductServer, email: string) {
  const [person] = await server.query<{ name: string }>('SELECT name FROM "Person" WHERE email = $1', [email])
  return person?.name ?? ''
}
