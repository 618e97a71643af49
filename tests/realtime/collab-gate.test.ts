import { describe, expect, test } from 'vitest'
import { changeRoundtable } from '#app/features/roundtables/desk.server.ts'
import { agreeSection, reopenSection } from '#app/features/sections/decisions.server.ts'
import { removeSection } from '#app/features/sections/removal.server.ts'
import type { SectionPurpose } from '#app/features/sections/sections.queries.server.ts'
import { setSectionLock } from '#app/features/sections/sections.server.ts'
import { nameVersion, restoreVersion } from '#app/features/sections/versions.server.ts'
import { db } from '#app/platform/db.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { sectionFor } from '#tests/factories/subjects.ts'
import { actorOf, linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'

async function draft() {
  const server = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, mo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable, role: 'moderator' }),
  ])
  const subject = (member: Member, purpose: SectionPurpose = 'view') =>
    sectionFor(actorOf(member), roundtable.id, section.id, purpose)
  const a = await openReady(server.url, ada, section.id)
  write(a, 'before it')
  await saved(a)
  const gate = async () => (await db.collabDocument.findUniqueOrThrow({ where: { sectionId: section.id } })).gate
  return { ...server, roundtable, section, ada, mo, a, subject, gate }
}

/** The section is locked, and this node hears nothing of it. */
function lockedElsewhere(sectionId: string, data: { lockedAt: Date } | { status: string }) {
  return db.$transaction([
    db.section.update({ where: { id: sectionId }, data }),
    db.collabDocument.update({ where: { sectionId }, data: { gate: { increment: 1 } } }),
  ])
}

describe('a node that has not heard that a text was locked', () => {
  test('stores no word of whoever may no longer write, and gives it back to them', async () => {
    const { section, a, pool } = await draft()
    await lockedElsewhere(section.id, { lockedAt: new Date() })
    write(a, 'after it')
    await when(a, () => a.refusedText !== null, 'the words to be given back')
    await shows(a, 'before it')
    expect(a).toMatchObject({ refusedText: 'after it', role: 'reader', reason: 'locked' })
    expect(linesOf(a.fragment)).toEqual(['before it'])
    const { rows } = await pool.query(
      'SELECT 1 FROM "CollabUpdate" u JOIN "CollabDocument" d ON d."id" = u."documentId" WHERE d."sectionId" = $1',
      [section.id],
    )
    expect(rows).toHaveLength(1)
  })

  test('takes the words of whoever may go on, once it has asked, and loses none', async () => {
    const { section, mo, url } = await draft()
    const m = await openReady(url, mo, section.id)
    await lockedElsewhere(section.id, { lockedAt: new Date() })
    write(m, 'by a moderator')
    await when(m, () => m.state === 'saved' && linesOf(m.fragment).length === 2, 'the moderator’s words to be stored')
    expect(m.refusedText).toBeNull()
    const later = await openReady(url, mo, section.id)
    await shows(later, 'by a moderator')
  })

  test('holds up no other text', async () => {
    const { section, roundtable, ada, a, url } = await draft()
    const other = await buildSection({ roundtable })
    const b = await openReady(url, ada, other.id)
    await lockedElsewhere(section.id, { status: 'agreed' })
    write(a, 'too late')
    write(b, 'in another text')
    await saved(b)
    await when(a, () => a.refusedText === 'too late', 'the words to be given back')
    expect(b.generation).toBe(0)
  })
})

describe('the gate of a text', () => {
  test('is raised by a lock, an agreement, a removal and the end of the roundtable, and by nothing that opens it', async () => {
    const { roundtable, mo, subject, gate } = await draft()
    const actor = actorOf(mo)
    await setSectionLock(actor, await subject(mo, 'lock'), true)
    expect(await gate()).toBe(1n)
    await setSectionLock(actor, await subject(mo, 'lock'), true)
    await setSectionLock(actor, await subject(mo, 'lock'), false)
    expect(await gate()).toBe(1n)
    await agreeSection(actor, await subject(mo, 'change-status'), { reason: 'At the table' })
    expect(await gate()).toBe(2n)
    await reopenSection(actor, await subject(mo, 'change-status'), { reason: 'Not yet' })
    expect(await gate()).toBe(2n)
    await removeSection(actor, await subject(mo, 'arrange'), { confirmed: true })
    expect(await gate()).toBe(3n)
    const secretary = await buildMember()
    await changeRoundtable({ ...actorOf(secretary), secretariat: true }, roundtable, {
      titleEn: 'A',
      titleFr: 'A',
      summaryEn: '',
      summaryFr: '',
      framework: 'F',
      state: 'closed',
      startsOn: '',
      endsOn: '',
    })
    expect(await gate()).toBe(4n)
  })

  test('costs whoever is writing no word and no new beginning where the lock is set here', async () => {
    const { url, section, mo, subject } = await draft()
    const m = await openReady(url, mo, section.id)
    const typing = setInterval(() => write(m, 'on and on'), 3)
    await setSectionLock(actorOf(mo), await subject(mo, 'lock'), true)
    clearInterval(typing)
    await saved(m)
    expect([m.generation, m.refusedText]).toEqual([0, null])
    write(m, 'and on')
    await saved(m)
  })

  test('an agreed section names the last row of its text, and no later one has words', async () => {
    const { a, mo, subject, collab, section } = await draft()
    write(a, 'the agreed words')
    const agreeing = agreeSection(actorOf(mo), await subject(mo, 'change-status'), { reason: 'At the table' })
    write(a, 'too late, or just in time')
    await agreeing
    await when(a, () => a.role === 'reader', 'the text to be closed')
    await when(a, () => a.state !== 'saving', 'an answer')
    const { seq } = await db.sectionDecision.findFirstOrThrow({ where: { sectionId: section.id } })
    const [agreed, now] = await Promise.all([
      collab.host.contentAt(sectionText(section.id), Number(seq)),
      collab.host.contentOf(sectionText(section.id)),
    ])
    expect(agreed).toEqual(now.json)
    expect(JSON.stringify(agreed)).toContain('the agreed words')
  })

  test('no version is brought back into a text that was locked or agreed since its page was opened', async () => {
    const { a, ada, mo, subject, section } = await draft()
    const { seq } = await nameVersion(await subject(ada, 'name-version'), { name: 'First', reason: '' })
    write(a, 'more')
    await saved(a)
    const opened = await subject(mo, 'restore-version')
    await lockedElsewhere(section.id, { status: 'agreed' })
    await expect(restoreVersion(opened, seq)).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.collabUpdate.count({ where: { document: { sectionId: section.id } } })).toBe(2)
  })

  test('nor into one that is agreed while it is being brought back', async () => {
    const { a, ada, mo, subject, section, collab } = await draft()
    const { seq } = await nameVersion(await subject(ada, 'name-version'), { name: 'First', reason: '' })
    write(a, 'more')
    await saved(a)
    const { seat } = (await subject(mo, 'restore-version')).standing
    await lockedElsewhere(section.id, { status: 'agreed' })
    await expect(
      collab.host.restore(sectionText(section.id), seq, { by: seat!, gate: 0, threadIds: [] }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.collabUpdate.count({ where: { document: { sectionId: section.id } } })).toBe(2)
  })
})
