import { randomUUID } from 'node:crypto'
import type { PrismaClient } from '#app/platform/prisma/client.ts'

/** A row of every kind that the demonstration has none of, so that each reference and state of the database can be tried on one. */
export async function rowsTheDemonstrationLacks(db: PrismaClient) {
  const { id: personId } = await db.person.findFirstOrThrow()
  const { id: documentId, sectionId } = await db.collabDocument.findFirstOrThrow({
    where: { sectionId: { not: null } },
  })
  const { id: groupId } = await db.stakeholderGroup.findFirstOrThrow()
  const [bytes, expiresAt, piece] = [new Uint8Array([0, 0]), new Date(), { documentId, clientId: 1n, clock: 0n }]
  await db.authSession.create({ data: { id: 'session', personId, expiresAt } })
  await db.token.create({ data: { id: 'token', personId, purpose: 'invitation', expiresAt } })
  await db.publicTextVersion.create({ data: { key: 'home.lead', en: '', fr: '' } })
  await db.sectionDecision.create({ data: { sectionId: sectionId!, kind: 'agreed', personId } })
  await db.sectionWords.create({ data: { sectionId: sectionId!, groupId, words: 1 } })
  await db.collabSnapshot.create({
    data: { documentId, seq: 1n, bytes, stateVector: bytes, json: {}, hash: bytes, clientSeqs: {} },
  })
  await db.collabMove.create({ data: { ...piece, length: 1, originClientId: 1n, originClock: 1n } })
  await db.collabRelocation.create({ data: { ...piece, length: 1, toClientId: 1n, toClock: 1n, seq: 1n } })
  await db.collabUnplaced.create({ data: { ...piece, words: '' } })
  await db.collabMerging.create({ data: { documentId, seq: 1n } })
  const { id: roundtableId } = await db.roundtable.findFirstOrThrow()
  const { organisationId } = await db.membership.findFirstOrThrow({ where: { personId: { not: personId } } })
  const { id: indicatorId } = await db.indicator.findFirstOrThrow({ orderBy: { id: 'asc' } })
  const other = await db.indicator.findFirstOrThrow({ where: { id: { not: indicatorId } } })
  await db.documentVersion.create({
    data: { documentId, seq: 1n, name: 'First', personId, organisationId, groupId },
  })
  const { seq } = await db.collabUpdate.findFirstOrThrow({ where: { documentId } })
  const by = { personId, organisationId, groupId }
  await db.collabAnchor.create({ data: { documentId, kind: 'suggestion', id: documentId, quote: 'november', ...by } })
  await db.collabAcceptance.create({
    data: { documentId, seq, originKind: 'suggestion', originId: documentId, ...by },
  })
  await db.indicatorArgument.create({ data: { indicatorId, personId, organisationId, groupId, side: 'for', text: '' } })
  await db.indicatorWatch.create({ data: { indicatorId, personId } })
  await db.indicator.update({ where: { id: other.id }, data: { mergedIntoId: indicatorId, mergedById: personId } })
  await db.indicatorBatch.create({ data: { roundtableId, personId, act: 'place', before: [] } })
  const { id: decisionId } = await db.decision.findFirstOrThrow()
  await db.decisionChange.create({ data: { decisionId, personId, text: '' } })
  await rowsOfASecretBallot(db, { personId, groupId, organisationId })
  await rowsOfACrosswalk(db, { personId, groupId })
  await rowsOfASession(db, { personId, groupId, sectionId: sectionId! })
}

async function rowsOfASecretBallot(
  db: PrismaClient,
  { personId, groupId, organisationId }: Record<'personId' | 'groupId' | 'organisationId', string>,
) {
  const { ballotId } = await db.ballotClosing.findFirstOrThrow()
  const wrapped = new Uint8Array([0])
  await db.ballotRoll.createMany({
    data: [
      { ballotId, groupId, personId },
      { ballotId, groupId, organisationId },
    ],
  })
  await db.sealedVote.create({ data: { ballotId, sealed: wrapped } })
  await db.ballotKey.create({ data: { ballotId, wrapped } })
  await db.ballotBundle.create({ data: { ballotId, text: '{}' } })
}

async function rowsOfACrosswalk(db: PrismaClient, { personId, groupId }: Record<'personId' | 'groupId', string>) {
  const { id: indicatorId, roundtableId } = await db.indicator.findFirstOrThrow()
  const { id: organisationId } = await db.organisation.findFirstOrThrow()
  const by = { personId, organisationId, groupId }
  const list = await db.referenceFramework.create({ data: { roundtableId, short: 'L', name: 'A list', ...by } })
  const place = { frameworkId: list.id, position: 1 }
  const { id: parentId } = await db.referenceEntry.create({ data: { ...place, key: '1', code: '1' } })
  const entry = await db.referenceEntry.create({ data: { ...place, key: '2', code: '2', parentId } })
  const moment = { agreedAt: new Date(), agreedById: personId, removedAt: new Date(), removedById: personId }
  const mapping = await db.mapping.create({
    data: { roundtableId, indicatorId, entryId: entry.id, relation: 'exact', ...by, ...moment },
  })
  await db.mappingStanding.create({ data: { mappingId: mapping.id, kind: 'confirm', ...by } })
}

async function rowsOfASession(
  db: PrismaClient,
  { personId, groupId, sectionId }: Record<'personId' | 'groupId' | 'sectionId', string>,
) {
  const { id: roundtableId } = await db.roundtable.findFirstOrThrow()
  const { id: organisationId } = await db.organisation.findFirstOrThrow()
  const [indicator, ballot, thread, document] = await Promise.all([
    db.indicator.findFirstOrThrow(),
    db.ballot.findFirstOrThrow(),
    db.commentThread.findFirstOrThrow(),
    db.relatedDocument.findFirstOrThrow(),
  ])
  const { id: sessionId } = await db.session.create({
    data: {
      roundtableId,
      number: 4711,
      title: '',
      startsAt: new Date(0),
      endsAt: new Date(1),
      timeZone: 'Europe/Paris',
      createdById: personId,
      run: { create: {} },
    },
  })
  const { id: itemId } = await db.agendaItem.create({
    data: { sessionId, position: 0, kind: 'other', title: '', minutes: 1 },
  })
  const standing = { at: new Date(0), countedTo: new Date(0), votes: 4, result: {} }
  const declared = { personId, organisationId, forOrganisation: false, reason: 'A contract' }
  await db.ballotConflict.create({ data: { ballotId: ballot.id, ...declared } })
  await db.ballotStanding.create({ data: { ballotId: ballot.id, ...standing } })
  const subjects = { section: sectionId, indicator: indicator.id, ballot: ballot.id, thread: thread.id }
  for (const [subjectType, subjectId] of Object.entries({ ...subjects, 'related-document': document.id }))
    await db.agendaLink.create({ data: { itemId, position: 0, subjectType, subjectId } })
  const asked = { roundtableId, sessionId, itemId, openedById: personId, method: 'consent', wording: {} }
  const { id: ballotId } = await db.ballot.create({
    data: { ...asked, subjectType: 'agenda-item', subjectId: itemId, settings: { minimumTurnout: 0 } },
  })
  const question = await db.ballotQuestion.create({
    data: { roundtableId, number: 4711, kind: 'indicators', title: '', createdById: personId },
  })
  const chosen = { questionId: question.id, indicatorId: indicator.id, position: 1 }
  await db.ballotQuestionIndicator.create({ data: chosen })
  const asksAbout = { ...asked, sessionId: null, itemId: null, subjectType: 'indicators', subjectId: question.id }
  await db.ballot.create({ data: { ...asksAbout, method: 'approval', settings: { minimumTurnout: 0 } } })
  const given = { ballotId, forOrganisation: false, giverId: personId, giverOrganisationId: organisationId }
  const { id: receiverId } = await db.person.findFirstOrThrow({ where: { id: { not: personId } } })
  const proxy = await db.ballotProxy.create({ data: { ...given, receiverId, receiverOrganisationId: organisationId } })
  const byProxy = { proxyId: proxy.id, castById: receiverId, forOrganisation: true }
  await db.vote.create({ data: { ballotId, personId, organisationId, groupId, answer: {}, ...byProxy } })
  await db.vote.create({ data: { ballotId, personId, organisationId, groupId, answer: {}, enteredById: personId } })
  await db.ballotReminder.create({ data: { ballotId, kind: 'asked', people: 0, byId: personId } })
  const seat = { sessionId, personId, organisationId, groupId, byId: personId }
  await db.checkIn.create({ data: { ...seat, mode: 'room' } })
  await db.signal.create({ data: { sessionId, personId, organisationId, groupId, kind: 'slower', at: new Date(0) } })
  await db.floorRequest.create({ data: { ...seat, kind: 'question' } })
  await db.speech.create({ data: { ...seat, kind: 'question', allowedSeconds: 1 } })
  const draw = await db.tableDraw.create({
    data: { sessionId, itemId, seed: '', drawnAt: new Date(0), personId, organisationId, groupId },
  })
  const drawId = draw.id
  const table = await db.breakOutTable.create({ data: { drawId, number: 1 } })
  await db.tableSeat.create({
    data: { drawId, tableId: table.id, personId, organisationId, groupId, seatedAt: new Date(0) },
  })
  await db.collabDocument.create({ data: { subjectType: 'table', subjectId: table.id } })
  await db.sessionTemplate.create({ data: { title: '', items: [] } })
  await db.screen.create({ data: { sessionId, name: '', tokenHash: '', createdById: personId } })
  await db.sentAct.create({ data: { key: randomUUID(), personId } })
  const about = { ballotId: ballot.id, sectionId, indicatorId: indicator.id }
  const noted = { roundtableId, number: 4711, text: '', sessionId, itemId, ...about, personId, organisationId, groupId }
  await db.decision.create({ data: noted })
  const by = { personId, organisationId, groupId }
  await db.minutes.create({
    data: { sessionId, approvalItemId: itemId, approvedInId: sessionId, approvedById: personId },
  })
  await db.collabDocument.create({ data: { subjectType: 'minutes', subjectId: sessionId } })
  await db.minutesLine.create({ data: { sessionId, key: '', itemId, ...by } })
  await db.minutesCorrection.create({
    data: { sessionId, line: '', proposal: '', reason: '', answeredById: personId, ...by },
  })
  await db.action.create({ data: noted })
  const told = { sessionId, personId, organisationId, groupId }
  const mailing = await db.sessionMailing.create({ data: { sessionId, byId: personId, content: {}, people: 1 } })
  await db.sessionInvitation.create({ data: { ...told, mailingId: mailing.id, sequenceSent: 0 } })
  await db.sessionReading.create({ data: { ...told, sectionId } })
  await db.sessionReading.create({ data: { ...told, minutesOfId: sessionId } })
  await db.sessionReminder.create({ data: { sessionId, kind: 'asked', people: 1, byId: personId } })
  await db.calendarFeed.create({ data: { personId, tokenHash: '' } })
  // The last of them: what hangs on the others would refuse a change before their own session does.
  const at = { startsAt: new Date(0), endsAt: new Date(1), timeZone: 'Europe/Paris' }
  await db.session.create({
    data: { roundtableId, number: 4712, title: '', ...at, createdById: personId, minutes: { create: {} } },
  })
}
