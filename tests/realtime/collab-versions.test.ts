import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { plainText } from '#app/editor/schema/plain-text.ts'
import { versionSchema } from '#app/features/live-documents/version.schema.ts'
import type { SectionPurpose } from '#app/features/sections/sections.queries.server.ts'
import {
  nameVersion,
  restoreVersion,
  sectionDifference,
  sectionTextAt,
  sectionVersions,
} from '#app/features/sections/versions.server.ts'
import { db } from '#app/platform/db.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { sectionFor } from '#tests/factories/subjects.ts'
import { actorOf, connect, linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'

const LINES = ['The river feeds the town below.', 'Fields beside it flood each spring.']
const input = (name: string, reason = '') => versionSchema.parse({ name, reason })

/** Ada has written two lines; Mo moderates. */
async function draft(options: Parameters<typeof startCollab>[0] = {}) {
  const server = await startCollab(options)
  const roundtable = await buildRoundtable()
  const [section, ada, bo, mo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable, role: 'moderator' }),
  ])
  const subject = (member: Member, purpose: SectionPurpose = 'view') =>
    sectionFor(actorOf(member), roundtable.id, section.id, purpose)
  const a = await openReady(server.url, ada, section.id)
  for (const line of LINES) write(a, line)
  await saved(a)
  const named = await nameVersion(await subject(ada, 'name-version'), input('First draft', 'Before the hearing'))
  const words = () => server.collab.host.wordsByGroup(sectionText(section.id))
  return { ...server, roundtable, section, ada, bo, mo, a, subject, named, words }
}

const textOf = ({ fragment }: { fragment: Y.XmlFragment }, line: number) =>
  (fragment.get(line) as Y.XmlElement).get(0) as Y.XmlText

test('a version has a name, its author as words have theirs, a reason and its place in the log', async () => {
  const { ada, subject, named, section } = await draft()
  const [version] = await sectionVersions(await subject(ada))
  expect(version).toMatchObject({
    seq: named.seq,
    named: {
      id: named.id,
      name: 'First draft',
      reason: 'Before the hearing',
      personName: ada.person.name,
      organisationName: ada.organisation.name,
      groupId: ada.group.id,
    },
  })
  expect(await db.documentVersion.findUnique({ where: { id: named.id } })).toMatchObject({
    personId: ada.person.id,
    organisationId: ada.organisation.id,
    groupId: ada.group.id,
  })
  const [event] = await db.event.findMany({ where: { name: 'text.version-named', subjectId: section.id } })
  expect(event).toMatchObject({ personId: ada.person.id, data: { versionId: named.id } })
})

test('a restored version brings its words back to whoever wrote them, and keeps what stood before', async () => {
  const { a, ada, bo, mo, url, section, subject, named, words, close } = await draft()
  const b = await openReady(url, bo, section.id)
  await shows(b, 'each spring')
  b.fragment.delete(0, 1)
  textOf(b, 0).insert(0, 'Wide meadows, they say. ')
  await saved(b)
  expect(await words()).toEqual({ [ada.group.id]: 6, [bo.group.id]: 4 })

  const restored = await restoreVersion(await subject(mo, 'restore-version'), named.seq)
  await when(a, () => linesOf(a.fragment).join('|') === LINES.join('|'))
  await when(b, () => linesOf(b.fragment).join('|') === LINES.join('|'))
  expect(await words()).toEqual({ [ada.group.id]: 12 })
  expect(await db.sectionWords.findMany({ where: { sectionId: section.id } })).toMatchObject([
    { groupId: ada.group.id, words: 12 },
  ])
  expect(await db.event.findMany({ where: { name: 'text.restored', subjectId: section.id } })).toMatchObject([
    { personId: mo.person.id, data: { version: named.seq, ...restored } },
  ])
  const row = await db.collabUpdate.findFirstOrThrow({
    where: { document: { sectionId: section.id }, seq: restored!.after },
  })
  expect(row).toMatchObject({ personId: mo.person.id, organisationId: mo.organisation.id, groupId: mo.group.id })
  const versions = await sectionVersions(await subject(ada))
  expect(versions.map(({ seq, named: it }) => [seq, it?.name])).toEqual([
    [restored!.before, undefined],
    [named.seq, 'First draft'],
  ])
  const before = await sectionTextAt(await subject(ada), restored!.before)
  expect(plainText(before)).toBe('Wide meadows, they say. Fields beside it flood each spring.')

  await close({ kill: true })
  const second = await startCollab()
  const late = await openReady(second.url, bo, section.id)
  expect(linesOf(late.fragment)).toEqual(LINES)
  expect(await second.collab.host.wordsByGroup(sectionText(section.id))).toEqual({ [ada.group.id]: 12 })
})

test('what somebody types while a version comes back stands beside the words it was typed to', async () => {
  const { a, mo, ada, bo, url, section, subject, named, words } = await draft()
  a.doc.transact(() => a.fragment.delete(0, 1))
  await saved(a)
  const socket = connect(url, bo)
  const b = await openReady(url, bo, section.id, { socket })
  await shows(b, 'Fields beside')
  socket.disconnect()
  textOf(b, 0).insert(textOf(b, 0).length, ' So be it.')
  await restoreVersion(await subject(mo, 'restore-version'), named.seq)
  socket.connect()
  await saved(b)
  await shows(a, 'So be it')
  expect(linesOf(a.fragment)).toEqual([LINES[0], `${LINES[1]} So be it.`])
  expect(await words()).toEqual({ [ada.group.id]: 12, [bo.group.id]: 3 })
})

test('a version that the text reads as already changes nothing and is no event', async () => {
  const { mo, section, subject, named } = await draft()
  const rows = () => db.collabUpdate.count({ where: { document: { sectionId: section.id } } })
  const before = await rows()
  expect(await restoreVersion(await subject(mo, 'restore-version'), named.seq)).toBeNull()
  expect(await rows()).toBe(before)
  expect(await db.event.count({ where: { name: 'text.restored', subjectId: section.id } })).toBe(0)
})

test('the text is read as it was after any row, from the snapshots and without them', async () => {
  const { a, ada, subject, pool, section, collab } = await draft({ limits: { compactRows: 4 } })
  const states: [number, string][] = []
  for (let line = 0; line < 10; line++) {
    if (line % 3 === 2) a.fragment.delete(1, 1)
    else textOf(a, 0).insert(0, `${line} `)
    await saved(a)
    const { headSeq } = await collab.host.contentOf(sectionText(section.id))
    states.push([headSeq, linesOf(a.fragment).join('\n')])
    if (line % 3 === 2) write(a, LINES[1]!)
  }
  await saved(a)
  const read = async () => {
    const texts: [number, string][] = []
    for (const [seq] of states) texts.push([seq, plainText(await sectionTextAt(await subject(ada), seq))])
    return texts
  }
  expect(await read()).toEqual(states)
  await expect
    .poll(() => db.collabSnapshot.count({ where: { document: { sectionId: section.id } } }))
    .toBeGreaterThan(1)
  await pool.query('DELETE FROM "DocumentVersion"')
  await pool.query('DELETE FROM "CollabSnapshot"')
  expect(await read()).toEqual(states)
  expect(plainText(await sectionTextAt(await subject(ada), 0))).toBe('')
  for (const none of [-1, 1.5, 100_000, NaN])
    await expect(sectionTextAt(await subject(ada), none)).rejects.toMatchObject({ code: 'not-found' })
})

test('two versions are compared by blocks and words', async () => {
  const { a, ada, subject, named } = await draft()
  const text = textOf(a, 1)
  text.delete(text.length - 'spring.'.length, 'spring'.length)
  text.insert(text.length - 1, 'autumn')
  write(a, 'Nobody counts the cost.')
  await saved(a)
  const later = await nameVersion(await subject(ada, 'name-version'), input('Second draft'))
  expect(await sectionDifference(await subject(ada), named.seq, later.seq)).toMatchObject([
    { kind: 'same' },
    {
      kind: 'changed',
      words: [
        { kind: 'same' },
        { kind: 'removed', text: 'spring' },
        { kind: 'added', text: 'autumn' },
        { kind: 'same', text: '.' },
      ],
    },
    { kind: 'added' },
  ])
})

test('a version that bears a name cannot be deleted, and goes with its section', async () => {
  const { section, named, close } = await draft()
  await close()
  await expect(
    db.collabSnapshot.deleteMany({ where: { document: { sectionId: section.id }, seq: named.seq } }),
  ).rejects.toThrow(/DocumentVersion_seq_documentId_fkey|Foreign key/)
  await db.section.delete({ where: { id: section.id } })
  expect(await db.documentVersion.count({ where: { id: named.id } })).toBe(0)
})

test('whoever may not, may not: by role, by the state of the section, and for a row that is no version', async () => {
  const { roundtable, section, ada, bo, mo, subject, named, a } = await draft()
  const observer = await buildMember({ roundtable, role: 'observer' })
  const stranger = await buildMember()
  await expect(subject(observer, 'name-version')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(subject(ada, 'restore-version')).rejects.toMatchObject({ code: 'forbidden' })
  for (const purpose of ['view', 'name-version', 'restore-version'] as const)
    await expect(subject(stranger, purpose)).rejects.toMatchObject({ code: 'not-found' })
  write(a, 'One more.')
  await saved(a)
  for (const seq of [named.seq + 1, 0, -1])
    await expect(restoreVersion(await subject(mo, 'restore-version'), seq)).rejects.toMatchObject({ code: 'not-found' })
  await db.section.update({ where: { id: section.id }, data: { status: 'agreed', agreedAt: new Date() } })
  await expect(subject(mo, 'restore-version')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(subject(bo, 'name-version')).rejects.toMatchObject({ code: 'forbidden' })
  expect(await nameVersion(await subject(mo, 'name-version'), input('As agreed'))).toMatchObject({ seq: named.seq + 1 })
})

test('an empty text has no version, and of a text not more are named within an hour than anybody needs', async () => {
  const { roundtable, ada, subject } = await draft()
  const empty = await buildSection({ roundtable })
  const ofEmpty = await sectionFor(actorOf(ada), roundtable.id, empty.id, 'name-version')
  await expect(nameVersion(ofEmpty, input('Nothing'))).rejects.toMatchObject({ messageKey: 'versions.empty' })
  const mine = await subject(ada, 'name-version')
  for (let number = 2; number <= 30; number++) await nameVersion(mine, input(`Draft ${number}`))
  await expect(nameVersion(mine, input('One too many'))).rejects.toMatchObject({ code: 'too-many' })
})

test('a name is asked for, and neither it nor the reason may be too long', () => {
  const refused = (value: object) => versionSchema.safeParse(value).error?.issues.map(({ message }) => message)
  expect(refused({})).toEqual(['versions.name-missing'])
  expect(refused({ name: ' \u00a0' })).toEqual(['versions.name-missing'])
  expect(refused({ name: 'x'.repeat(121), reason: 'x'.repeat(1001) })).toEqual([
    'versions.name-long',
    'versions.reason-long',
  ])
  expect(versionSchema.parse({ name: ' First ' })).toEqual({ name: 'First', reason: '' })
})
