import { beforeAll, describe, expect, it } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { sectionDocumentAccess } from '#app/features/sections/section-access.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Section } from '#app/platform/prisma/client.ts'
import * as page from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.index.tsx'
import * as lock from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.lock.ts'
import * as status from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.status.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { callRoute } from './call-route.ts'

let moderator: Member
let participant: Member
let observer: Member
let stranger: Member
let section: Section

beforeAll(async () => {
  const host: Partial<DocumentHost> = {
    contentOf: async () => ({ json: { type: 'doc', content: [] }, headSeq: 0 }),
    wordsByGroup: async () => ({}),
    pauseWriting: async () => undefined,
    resumeWriting: async () => undefined,
  }
  setDocumentHost(host as DocumentHost)
  moderator = await buildMember({ role: 'moderator' })
  const { roundtable } = moderator
  participant = await buildMember({ roundtable })
  observer = await buildMember({ roundtable, role: 'observer' })
  stranger = await buildMember()
  section = await buildSection({ roundtable })
})

const here = (more: Record<string, string> = {}) => ({
  roundtableId: moderator.roundtable.id,
  sectionId: section.id,
  ...more,
})

describe('the page', () => {
  it.each([
    ['participant', () => participant, { write: true, comment: true, lock: false, changeStatus: false }],
    ['observer', () => observer, { write: false, comment: true, lock: false, changeStatus: false }],
    ['moderator', () => moderator, { write: true, comment: true, lock: true, changeStatus: true }],
  ])('tells the %s what they may do', async (_, who, can) => {
    expect(await callRoute(page.loader, { as: who().person, params: here() })).toMatchObject({
      status: 200,
      data: { page: { can, section: { title: section.title } } },
    })
  })

  it('exists for members only, and under its own roundtable only', async () => {
    expect(await callRoute(page.loader, { params: here() })).toMatchObject({ status: 302 })
    expect(await callRoute(page.loader, { as: stranger.person, params: here() })).toMatchObject({ status: 404 })
    expect(
      await callRoute(page.loader, { as: stranger.person, params: here({ roundtableId: stranger.roundtable.id }) }),
    ).toMatchObject({ status: 404 })
    expect(
      await callRoute(page.loader, { as: participant.person, params: here({ sectionId: '../etc' }) }),
    ).toMatchObject({ status: 404 })
  })
})

describe('status and lock', () => {
  it('belong to moderators', async () => {
    for (const who of [participant, observer]) {
      expect(
        await callRoute(status.action, { as: who.person, params: here(), body: { status: 'review' } }),
      ).toMatchObject({ status: 403 })
      expect(await callRoute(lock.action, { as: who.person, params: here(), body: { locked: 'yes' } })).toMatchObject({
        status: 403,
      })
    }
    expect(
      await callRoute(status.action, { as: stranger.person, params: here(), body: { status: 'review' } }),
    ).toMatchObject({ status: 404 })
  })

  it('take effect on who may write', async () => {
    const actor = await actorOf(participant.person)
    const send = (action: unknown, body: Record<string, string>) =>
      callRoute(action, { as: moderator.person, params: here(), body: { reply: 'inline', ...body } })
    expect(await sectionDocumentAccess(actor, section.id)).toMatchObject({
      mayWrite: true,
      roundtableId: moderator.roundtable.id,
    })
    expect(await send(lock.action, { locked: 'yes' })).toMatchObject({ data: { ok: true } })
    expect(await sectionDocumentAccess(actor, section.id)).toMatchObject({ mayWrite: false, reason: 'locked' })
    expect(await send(lock.action, { locked: 'no' })).toMatchObject({ data: { ok: true } })
    expect(await send(status.action, { status: 'agreed', from: 'draft' })).toMatchObject({ status: 400 })
    await db.section.update({ where: { id: section.id }, data: { status: 'agreed' } })
    expect(await sectionDocumentAccess(await actorOf(moderator.person), section.id)).toMatchObject({
      mayWrite: false,
      reason: 'agreed',
    })
    expect(await send(status.action, { status: 'review', from: 'draft' })).toMatchObject({ status: 409 })
    expect(await send(status.action, { status: 'perfect' })).toMatchObject({ status: 400 })
    expect(await send(status.action, { status: 'review', from: 'agreed' })).toMatchObject({ status: 409 })
  })

  it('hide the document from everybody else', async () => {
    await expect(sectionDocumentAccess(await actorOf(stranger.person), section.id)).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(sectionDocumentAccess(await actorOf(participant.person), 'garbage')).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
