import { beforeEach, describe, expect, it } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Section } from '#app/platform/prisma/client.ts'
import type { Actor } from '#app/shared/roles.ts'
import { buildThread } from '#tests/factories/decisions.ts'
import { mailsTo } from '#tests/factories/mails.ts'
import { buildGroup } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { sectionFor } from '#tests/factories/subjects.ts'
import { agreeSection, missingIn, reopenSection } from './decisions.server.ts'

let moderator: Member
let writer: Member
let silent: Member
let actor: Actor
let section: Section
let words: Record<string, number>

beforeEach(async () => {
  const roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator', group: await buildGroup({ code: 'CI' }) })
  writer = await buildMember({ roundtable, group: await buildGroup({ code: 'RE' }) })
  silent = await buildMember({ roundtable, group: await buildGroup({ code: 'AC' }) })
  await db.person.update({ where: { id: writer.person.id }, data: { language: 'fr' } })
  await buildMember({ roundtable, role: 'observer', group: await buildGroup({ code: 'PH' }) })
  section = await buildSection({ roundtable, title: 'Trust' })
  actor = await actorOf(moderator.person)
  words = { [moderator.group.id]: 12 }
  const nothing = async () => undefined
  const host: Partial<DocumentHost> = { wordsByGroup: async () => words, pauseWriting: nothing, resumeWriting: nothing }
  setDocumentHost(host as DocumentHost)
})

const subject = () => sectionFor(actor, moderator.roundtable.id, section.id, 'change-status')
const mails = async () =>
  (await Promise.all([moderator, writer, silent].map(({ person }) => mailsTo(person.email)))).flat()

describe('agreeing a section', () => {
  it('names the groups with members that have neither written nor commented, and the open threads', async () => {
    await buildThread({ section, member: writer })
    expect(await missingIn(await subject())).toEqual({ silentGroupIds: [silent.group.id], openThreads: 1 })
    words[silent.group.id] = 1
    await db.commentThread.updateMany({ where: { sectionId: section.id }, data: { resolvedAt: new Date() } })
    expect(await missingIn(await subject())).toEqual({ silentGroupIds: [], openThreads: 0 })
  })

  it('asks nobody to speak who has been invited and has not come', async () => {
    await buildThread({ section, member: writer })
    await db.person.update({ where: { id: silent.person.id }, data: { passwordHash: null } })
    expect(await missingIn(await subject())).toMatchObject({ silentGroupIds: [] })
  })

  it('takes a reason while something is missing, keeps both and tells who wrote there in their language', async () => {
    await buildThread({ section, member: writer })
    await expect(agreeSection(actor, await subject(), { reason: '' })).rejects.toMatchObject({
      messageKey: 'sections.reason-missing',
    })
    expect(await db.section.findUnique({ where: { id: section.id } })).toMatchObject({
      status: 'draft',
      agreedAt: null,
    })
    await agreeSection(actor, await subject(), { reason: 'The others agreed in the session' })
    expect(await db.section.findUnique({ where: { id: section.id } })).toMatchObject({
      status: 'agreed',
      agreedAt: expect.any(Date),
    })
    const decision = await db.sectionDecision.findFirstOrThrow({ where: { sectionId: section.id } })
    expect(decision).toMatchObject({
      kind: 'agreed',
      reason: 'The others agreed in the session',
      silentGroupIds: [silent.group.id],
      openThreads: 1,
      personId: actor.personId,
      groupId: moderator.group.id,
    })
    expect(await db.event.findFirst({ where: { name: 'section.agreed', subjectId: section.id } })).toMatchObject({
      data: { decisionId: decision.id },
    })
    expect(await mails()).toMatchObject([
      {
        to: writer.person.email,
        template: 'section-agreed',
        language: 'fr',
        values: { section: 'Trust', reason: expect.stringContaining('Motif') },
      },
    ])
  })

  it('needs no reason when nothing is missing, and is done once', async () => {
    words[writer.group.id] = 5
    words[silent.group.id] = 5
    const before = await subject()
    await agreeSection(actor, before, { reason: '' })
    await expect(agreeSection(actor, before, { reason: '' })).rejects.toMatchObject({
      messageKey: 'sections.status-changed-meanwhile',
    })
  })

  it('is undone with a reason only', async () => {
    await agreeSection(actor, await subject(), { reason: 'In the session' })
    await expect(reopenSection(actor, await subject(), { reason: '' })).rejects.toMatchObject({
      messageKey: 'sections.reason-missing',
    })
    await reopenSection(actor, await subject(), { reason: 'A figure was wrong' })
    expect(await db.section.findUnique({ where: { id: section.id } })).toMatchObject({
      status: 'review',
      agreedAt: null,
    })
    expect(
      await db.sectionDecision.findMany({ where: { sectionId: section.id }, orderBy: { at: 'asc' } }),
    ).toMatchObject([{ kind: 'agreed' }, { kind: 'reopened', reason: 'A figure was wrong' }])
  })
})
