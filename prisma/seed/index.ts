import { createHash } from 'node:crypto'
import { hashPassword } from '#app/features/identity/passwords.server.ts'
import { recordOf } from '#app/features/minutes/record.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { PrismaClient } from '#app/platform/prisma/client.ts'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { DEMO_PASSWORD } from './accounts.ts'
import { ballotRows, closingRows, voteRows } from './rows/ballots.ts'
import { seedContext } from './rows/context.ts'
import { documentRows, frameworkRows, threadRows } from './rows/documents.ts'
import { eventRows } from './rows/events.ts'
import { frameworkPlans } from './rows/frameworks.ts'
import { type IndicatorRow, indicatorRows, versionRows } from './rows/indicators.ts'
import { mappingRows } from './rows/mappings.ts'
import { argumentRows, moveRows } from './rows/moves.ts'
import { membershipRows, organisationRows, personRows, roundtableRows } from './rows/people.ts'
import { groupRows, interestRows, programmeRow, publicTextRows, relatedDocumentRows } from './rows/programme.ts'
import { questionRows } from './rows/questions.ts'
import { referenceRows } from './rows/references.ts'
import { secretBallotRows } from './rows/secret-ballot.ts'
import { type SessionRecord, sessionRecords } from './rows/session-record.ts'
import { type SessionRows, sessionRows } from './rows/sessions.ts'
import { threadPlans } from './rows/threads.ts'

const LOCK = 4_771_202

/** Without sessions for a database of before there were any. */
type Options = { now: Date; sessions?: boolean }

/** Fills an empty database with the demonstration; one that has a programme is left as it is. True when it was filled. */
export async function seedDemonstration(db: PrismaClient, { now, sessions = true }: Options): Promise<boolean> {
  if (await db.programme.count()) return false
  const rows = rowsOf(now, await hashPassword(DEMO_PASSWORD))
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`
      if (await tx.programme.count()) return false
      await tx.programme.create({ data: rows.programme })
      await tx.publicText.createMany({ data: rows.publicTexts })
      await tx.relatedDocument.createMany({ data: rows.relatedDocuments })
      await tx.stakeholderGroup.createMany({ data: rows.groups })
      await tx.organisation.createMany({ data: rows.organisations })
      await tx.person.createMany({ data: rows.people })
      await tx.roundtable.createMany({ data: rows.roundtables })
      await tx.membership.createMany({ data: rows.memberships })
      await tx.framework.createMany({ data: rows.frameworks })
      await tx.pillar.createMany({ data: rows.pillars })
      await tx.section.createMany({ data: rows.sections })
      await tx.collabDocument.createMany({ data: rows.documents })
      await tx.collabClient.createMany({ data: rows.clients })
      await tx.collabUpdate.createMany({ data: rows.updates })
      await tx.commentThread.createMany({ data: rows.threads })
      await tx.comment.createMany({ data: rows.comments })
      await tx.indicator.createMany({ data: sessions ? rows.indicators : rows.indicators.map(asBefore) })
      await tx.indicatorVersion.createMany({
        data: sessions ? rows.versions : rows.versions.map(({ metadata: _, ...version }) => version),
      })
      await tx.ballot.createMany({ data: rows.ballots })
      await tx.vote.createMany({ data: rows.votes })
      if (sessions) await tx.indicatorMove.createMany({ data: rows.moves })
      if (sessions) await tx.indicatorArgument.createMany({ data: rows.said })
      await tx.ballotClosing.createMany({ data: rows.closings })
      await tx.ballotElectorate.createMany({ data: rows.electorates })
      await tx.interest.createMany({ data: rows.interests })
      if (sessions) {
        await tx.referenceFramework.createMany({ data: rows.references.frameworks })
        await tx.referenceEntry.createMany({ data: rows.references.entries })
        await tx.mapping.createMany({ data: rows.crosswalk.mappings })
        await tx.mappingStanding.createMany({ data: rows.crosswalk.standings })
        await seedQuestions(tx, rows.questions)
        await seedSessions(tx, rows.meetings)
        for (const record of rows.records) await seedRecord(tx, record)
        await seedSecretBallot(tx, rows.secretBallot)
      }
      await tx.event.createMany({ data: [...rows.events, ...rows.questions.events] })
      return true
    },
    { maxWait: 30_000, timeout: 60_000 },
  )
}

/** As a database of before keeps an indicator: without what came to it later. */
function asBefore({
  metadata: _metadata,
  stateRound: _round,
  mergedIntoId: _into,
  ...row
}: IndicatorRow): IndicatorRow {
  const { mergedAt: _at, mergedById: _by, mergeReason: _reason, ...indicator } = row
  return { ...indicator, state: 'candidate' }
}

async function seedQuestions(tx: Tx, rows: ReturnType<typeof questionRows>) {
  await tx.ballotQuestion.createMany({ data: rows.questions })
  await tx.ballotQuestionIndicator.createMany({ data: rows.chosen })
  await tx.ballot.createMany({ data: rows.ballots })
  await tx.vote.createMany({ data: rows.votes })
  await tx.ballotClosing.createMany({ data: rows.closings })
  await tx.ballotElectorate.createMany({ data: rows.electorates })
}

async function seedSessions(tx: Tx, { sessions, runs, items, links, templates }: SessionRows) {
  await tx.session.createMany({ data: sessions })
  await tx.agendaItem.createMany({ data: items })
  await tx.sessionRun.createMany({ data: runs })
  await tx.agendaLink.createMany({ data: links })
  await tx.sessionTemplate.createMany({ data: templates })
}

async function seedSecretBallot(tx: Tx, rows: ReturnType<typeof secretBallotRows>) {
  await tx.ballotQuestion.create({ data: rows.question })
  await tx.ballot.create({ data: rows.ballot })
  await tx.ballotClosing.create({ data: rows.closing })
  await tx.ballotElectorate.createMany({ data: rows.electorates })
  await tx.ballotRoll.createMany({ data: rows.roll })
  await tx.ballotBundle.create({ data: rows.bundle })
  await tx.event.createMany({ data: rows.events })
}

async function seedRecord(tx: Tx, record: SessionRecord) {
  await tx.checkIn.createMany({ data: record.checkIns })
  await tx.speech.createMany({ data: record.speeches })
  await tx.decision.createMany({ data: record.decisions })
  await tx.action.createMany({ data: record.actions })
  await tx.minutes.create({ data: record.minutes })
  await tx.minutesLine.createMany({ data: record.lines })
  await tx.minutesCorrection.createMany({ data: record.corrections })
  await tx.collabDocument.create({ data: record.text.document })
  await tx.collabClient.createMany({ data: record.text.clients })
  await tx.collabUpdate.createMany({ data: record.text.updates })
  await tx.event.createMany({ data: record.events })
  if (record.ballot) {
    await tx.ballot.create({ data: record.ballot.ballot })
    await tx.vote.createMany({ data: record.ballot.votes })
    await tx.ballotClosing.create({ data: record.ballot.closing })
    await tx.ballotElectorate.createMany({ data: record.ballot.electorate })
  }
  if (record.approval) await approve(tx, record.approval)
}

/** What the service freezes as minutes are approved: what the tables say, with the rapporteur's text. */
async function approve(tx: Tx, { sessionId, text, ...approval }: NonNullable<SessionRecord['approval']>) {
  const { roundtable, ...session } = await tx.session.findUniqueOrThrow({
    where: { id: sessionId },
    include: { roundtable: true },
  })
  const frozen = canonicalJson(await recordOf({ session, roundtable }, text, async () => new Map(), tx))
  const sha256 = createHash('sha256').update(frozen).digest('hex')
  await tx.minutes.update({ where: { sessionId }, data: { ...approval, state: 'approved', frozen, sha256 } })
}

function rowsOf(now: Date, passwordHash: string) {
  const context = seedContext(now)
  const threads = threadPlans(context)
  const plans = frameworkPlans(context, threads)
  const memberships = membershipRows(context)
  const indicators = indicatorRows(context)
  const moves = moveRows(context)
  const said = argumentRows(context)
  const ballots = ballotRows(context, indicators, plans)
  const votes = voteRows(context)
  const placed = threadRows(plans, threads)
  const organisations = organisationRows(context)
  const groups = groupRows(context)
  const meetings = sessionRows(context, { indicators, ballots, threads, memberships })
  return {
    programme: programmeRow(context),
    publicTexts: publicTextRows(context),
    relatedDocuments: relatedDocumentRows(context),
    groups,
    organisations,
    people: personRows(context, passwordHash),
    roundtables: roundtableRows(context),
    memberships,
    ...frameworkRows(context, plans),
    ...documentRows(context, plans),
    ...placed,
    indicators,
    moves,
    said,
    versions: versionRows(context, indicators),
    references: referenceRows(context),
    crosswalk: mappingRows(context),
    questions: questionRows(context, indicators),
    ballots,
    votes,
    ...closingRows({ ballots, votes, memberships, organisations, groups }),
    interests: interestRows(context),
    secretBallot: secretBallotRows(context, { memberships, organisations, groups }),
    meetings,
    records: sessionRecords(context, { ...meetings, indicators, memberships, groups }),
    events: eventRows(context, {
      memberships,
      plans,
      threads,
      placed: placed.threads,
      indicators,
      moves,
      said,
      ballots,
      votes,
    }),
  }
}
