import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import type { AnchorRef } from '#app/editor/schema/anchors.ts'
import { encodePosition } from '#app/editor/selection-anchor.ts'
import type { ThreadChanges } from '#app/features/live-documents/document-chapter.server.ts'
import type { ProposedWords } from '#app/features/live-documents/document-host.server.ts'
import { gateOf, raiseGate } from '#app/features/live-documents/document-row.server.ts'
import { versionSchema } from '#app/features/live-documents/version.schema.ts'
import type { SectionPurpose } from '#app/features/sections/sections.queries.server.ts'
import { nameVersion, restoreVersion } from '#app/features/sections/versions.server.ts'
import { db } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { sectionFor } from '#tests/factories/subjects.ts'
import { actorOf, connect, linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'
import { EDITS, placeOf, TARGET, WORDS } from './structure-edits.ts'
import { paragraph, three } from './three-editors.ts'

const LINES = ['The river feeds the town below.', 'Fields beside it flood each spring.']
const suggestion = (): AnchorRef => ({ kind: 'suggestion', id: randomUUID() })

/** Ada has written two lines, which Bo reads and proposes words for; Mo moderates. */
async function draft(options: Parameters<typeof startCollab>[0] = {}) {
  const server = await startCollab(options)
  const roundtable = await buildRoundtable()
  const [section, ada, bo, mo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable, role: 'observer' }),
    buildMember({ roundtable, role: 'moderator' }),
  ])
  const a = await openReady(server.url, ada, section.id)
  for (const line of LINES) write(a, line)
  await saved(a)
  const subject = sectionText(section.id)
  const { host } = server.collab
  const propose = async (words: string, passage = place(a, 0, 4, 15)) => {
    const anchor = suggestion()
    const { quote } = await host.setAnchor(subject, anchor, passage, bo.seat)
    return {
      anchor,
      quote,
      words,
      by: bo.seat,
      acceptedBy: mo.seat,
      origin: anchor,
      gate: await gateOf(subject),
    } satisfies ProposedWords
  }
  const accept = (proposed: ProposedWords) => host.writeOnBehalf(subject, proposed)
  const rows = () => db.collabUpdate.count({ where: { document: { sectionId: section.id } } })
  return { ...server, roundtable, section, subject, ada, bo, mo, a, host, propose, accept, rows }
}

const textOf = ({ fragment }: CollabProvider, line: number) => (fragment.get(line) as Y.XmlElement).get(0) as Y.XmlText

/** A passage as the editor would send it. */
function place(provider: CollabProvider, line: number, from: number, to: number) {
  const encode = (index: number) => {
    const position = Y.createRelativePositionFromTypeIndex(textOf(provider, line), index, -1)
    return Buffer.from(Y.encodeRelativePosition(position)).toString('base64')
  }
  return { anchor: encode(from), head: encode(to) }
}

test('accepted words are those of whoever proposed them, in the text, in its log and after a restart', async () => {
  const { a, ada, bo, mo, section, subject, host, propose, accept, collab, close } = await draft({
    textStored: async () => undefined,
  })
  const proposed = await propose('brook waters')
  expect(proposed.quote).toBe('river feeds')
  const result = await accept(proposed)
  await shows(a, 'The brook waters the town below.')
  expect(await host.wordsByGroup(subject)).toEqual({ [ada.group.id]: 10, [bo.group.id]: 2 })
  const row = await db.collabUpdate.findFirstOrThrow({
    where: { document: { sectionId: section.id } },
    orderBy: { seq: 'desc' },
    include: { acceptance: true },
  })
  expect(result).toEqual({ written: true, seq: Number(row.seq) })
  const seat = (member: typeof ada) => ({
    personId: member.person.id,
    organisationId: member.organisation.id,
    groupId: member.group.id,
  })
  expect(row).toMatchObject(seat(bo))
  expect(row.acceptance).toMatchObject({
    ...seat(mo),
    originKind: 'suggestion',
    originId: proposed.origin.id,
  })
  expect(
    await db.collabClient.findMany({ where: { documentId: row.documentId, clientId: row.clientId } }),
  ).toMatchObject([seat(bo)])
  expect([...collab.documents.of(subject)!.editors.keys()]).toEqual([ada.person.id, bo.person.id])
  await close({ kill: true })
  const second = await startCollab()
  expect(await second.collab.host.wordsByGroup(subject)).toEqual({ [ada.group.id]: 10, [bo.group.id]: 2 })
})

test('what was accepted is written once: asked twice at once, again, and after a crash before the answer', async () => {
  const { accept, propose, rows, subject, close, a } = await draft()
  const proposed = await propose('brook waters')
  const before = await rows()
  const [first, second] = await Promise.all([accept(proposed), accept(proposed)])
  expect(second).toEqual(first)
  expect(await accept(proposed)).toEqual(first)
  expect(await rows()).toBe(before + 1)
  await shows(a, 'brook waters')
  await close({ kill: true })
  const other = await startCollab()
  expect(await other.collab.host.writeOnBehalf(subject, proposed)).toEqual(first)
  expect(await rows()).toBe(before + 1)
})

test('two who accept different words for the same passage: the first stand, and the second are told what does', async () => {
  const { propose, accept, a } = await draft()
  const words = ['brook waters', 'stream feeds']
  const proposed = [await propose(words[0]!), await propose(words[1]!)]
  const results = await Promise.all(proposed.map(accept))
  const first = results.findIndex(({ written }) => written)
  expect(results[first]).toEqual({ written: true, seq: expect.any(Number) as number })
  expect(results[1 - first]).toEqual({ written: false, words: expect.stringContaining(words[first]!) as string })
  await shows(a, `The ${words[first]} the town below.`)
})

test('where others changed the passage nothing is written, and the answer says how it reads now', async () => {
  const { a, host, subject, propose, accept, rows } = await draft()
  const proposed = await propose('brook waters')
  textOf(a, 0).insert(10, 'slowly ')
  await saved(a)
  const before = await rows()
  expect(await accept(proposed)).toEqual({ written: false, words: 'river slowly feeds' })
  textOf(a, 0).delete(0, textOf(a, 0).length)
  await saved(a)
  expect(await accept(proposed)).toEqual({ written: false, words: null })
  expect(await host.anchorsIn(subject)).toMatchObject([{ ...proposed.anchor, words: null, intact: false, block: null }])
  expect(await rows()).toBe(before + 1)
})

test('what somebody types inside the passage while it is replaced stands beside the new words', async () => {
  const { a, ada, url, section, propose, accept } = await draft()
  const proposed = await propose('')
  const socket = connect(url, ada)
  const b = await openReady(url, ada, section.id, { socket })
  await shows(b, 'each spring')
  socket.disconnect()
  textOf(b, 0).insert(10, 'slowly ')
  await accept(proposed)
  socket.connect()
  await saved(b)
  await shows(a, 'slowly')
  expect(linesOf(a.fragment)[0]).toBe('The slowly  the town below.')
})

test('words proposed at a place, not for words, are put there', async () => {
  const { a, host, subject, bo, propose, accept } = await draft()
  const end = LINES[0]!.length
  const proposed = await propose(' So be it.', place(a, 0, end, end))
  expect(proposed.quote).toBe('below.')
  textOf(a, 0).insert(0, 'Here: ')
  await saved(a)
  expect(await accept(proposed)).toMatchObject({ written: true })
  await shows(a, 'Here: The river feeds the town below. So be it.')
  expect(await host.anchorsIn(subject)).toEqual([{ ...proposed.anchor, words: ' So be it.', intact: true, block: 0 }])
  const start = await host.setAnchor(subject, suggestion(), place(a, 1, 0, 0), bo.seat)
  expect(start).toMatchObject({ quote: 'Fields', side: 'before' })
})

test('a text that is paused or damaged is not written to, and an anchor that there is not is not found', async () => {
  const { host, subject, collab, propose, accept, bo, a } = await draft()
  const proposed = await propose('brook waters')
  await expect(accept({ ...proposed, anchor: suggestion() })).rejects.toMatchObject({ code: 'not-found' })
  await host.pauseWriting(subject)
  await expect(accept(proposed)).rejects.toMatchObject({ code: 'unavailable' })
  await host.resumeWriting(subject)
  const document = collab.documents.of(subject)!
  document.damage = 'a row is missing'
  await expect(accept(proposed)).rejects.toMatchObject({ code: 'unavailable' })
  await expect(host.setAnchor(subject, suggestion(), place(a, 0, 0, 3), bo.seat)).rejects.toMatchObject({
    code: 'unavailable',
  })
  document.damage = null
  expect(await accept(proposed)).toMatchObject({ written: true })
})

test('a text that was locked or agreed since the right to accept was looked up takes nothing', async () => {
  const { subject, propose, accept, rows, a, host } = await draft()
  const proposed = await propose('brook waters')
  await transaction((tx) => raiseGate(tx, subject))
  const before = await rows()
  await expect(accept(proposed)).rejects.toMatchObject({ code: 'conflict' })
  expect(await rows()).toBe(before)
  expect(await db.collabAcceptance.count({ where: { originId: proposed.origin.id } })).toBe(0)
  await saved(a)
  expect(linesOf(a.fragment)).toEqual(LINES)
  expect(await host.writeOnBehalf(subject, { ...proposed, gate: await gateOf(subject) })).toMatchObject({
    written: true,
  })
  await shows(a, 'brook waters')
})

test('anchors stand where their words stand, also after a restart, are found again, and go when they are removed', async () => {
  const told: ThreadChanges[] = []
  const { a, host, subject, bo, close } = await draft({
    passagesChanged: async (_, changes) => void told.push(changes),
  })
  const [one, two] = [suggestion(), { kind: 'ballot', id: randomUUID() } as const]
  const first = await host.setAnchor(subject, one, place(a, 0, 4, 15), bo.seat)
  expect(first).toEqual({
    quote: 'river feeds',
    prefix: 'The ',
    suffix: ' the town below.\nFields beside it flood each spring.',
    side: null,
  })
  expect(await host.setAnchor(subject, one, place(a, 0, 0, 3), bo.seat)).toEqual(first)
  await host.setAnchor(subject, two, place(a, 1, 17, 22), bo.seat)
  const standing = () => host.anchorsIn(subject)
  expect(await standing()).toEqual([
    { ...one, words: 'river feeds', intact: true, block: 0 },
    { ...two, words: 'flood', intact: true, block: 1 },
  ])
  await when(a, () => a.fragment.toString().includes(two.id))
  textOf(a, 0).delete(4, 11)
  await saved(a)
  expect(await standing()).toMatchObject([{ words: null }, { words: 'flood' }])
  textOf(a, 0).insert(4, 'river feeds', { comment: null })
  await saved(a)
  expect(await standing()).toMatchObject([{ words: 'river feeds', intact: true }, { words: 'flood' }])
  await when(a, () => a.fragment.toString().includes(one.id))
  await close({ kill: true })
  const second = await startCollab()
  expect(await second.collab.host.anchorsIn(subject)).toHaveLength(2)
  await second.collab.host.removeAnchor(subject, one)
  const { json } = await second.collab.host.contentOf(subject)
  expect(JSON.stringify(json)).not.toContain(one.id)
  expect(await second.collab.host.anchorsIn(subject)).toMatchObject([two])
  expect(told).toEqual([])
})

test('an earlier version that comes back brings the anchors of its words along', async () => {
  const { a, host, subject, section, roundtable, mo, bo } = await draft()
  const anchor = suggestion()
  await host.setAnchor(subject, anchor, place(a, 0, 4, 15), bo.seat)
  const moderator = (purpose: SectionPurpose) => sectionFor(actorOf(mo), roundtable.id, section.id, purpose)
  const { seq } = await nameVersion(await moderator('name-version'), versionSchema.parse({ name: 'First' }))
  a.fragment.delete(0, 2)
  write(a, 'Nothing of it.')
  await saved(a)
  expect(await host.anchorsIn(subject)).toMatchObject([{ words: null }])
  await restoreVersion(await moderator('restore-version'), seq)
  await when(a, () => a.fragment.toString().includes(anchor.id))
  expect(await host.anchorsIn(subject)).toMatchObject([{ words: 'river feeds', intact: true }])
})

test('a page marks nothing that its text has not: a forged mark, or one of a removed thread, goes, and the words with it stay', async () => {
  const thread = randomUUID()
  const { a, ada, bo, url, host, subject, section, roundtable, close } = await draft({ threads: async () => [thread] })
  const elsewhere = await buildSection({ roundtable })
  const c = await openReady(url, ada, elsewhere.id)
  write(c, 'Elsewhere')
  await saved(c)
  const foreign = suggestion()
  await host.setAnchor(sectionText(elsewhere.id), foreign, place(c, 0, 0, 9), bo.seat)
  const socket = connect(url, ada)
  const b = await openReady(url, ada, section.id, { socket })
  const removed = randomUUID()
  await host.markThread(subject, removed, place(a, 0, 4, 9), bo.seat)
  await when(b, () => b.fragment.toString().includes(removed))
  socket.disconnect()
  await host.unmarkThread(subject, removed)
  const marks = { 'comment--AAAAAAAA': { threadId: removed } }
  for (const [at, id] of ['forged', `suggestion_${foreign.id}`, thread].entries())
    textOf(b, 1).insert(0, `${at} `, { comment: { threadId: id } })
  textOf(b, 1).insert(0, 'kept ', marks)
  socket.connect()
  await saved(b)
  await when(a, () => linesOf(a.fragment)[1]!.startsWith('kept 2 1 0 Fields'))
  const text = a.fragment.toString()
  for (const id of ['forged', foreign.id, removed]) expect(text).not.toContain(id)
  expect(text).toContain(thread)
  await when(b, () => b.fragment.toString() === a.fragment.toString())
  await close({ kill: true })
  const second = await startCollab()
  const { json } = await second.collab.host.contentOf(subject)
  expect(JSON.stringify(json)).not.toContain('forged')
})

test('in real editors the words keep their anchor, whatever others make of their block', async () => {
  const { a, b, c, collab, section, same } = await three(WORDS.map(paragraph))
  const subject = sectionText(section.id)
  const encoded = (at: number) => Buffer.from(encodePosition(a.editor.state, at)!).toString('base64')
  const from = placeOf(a.editor, TARGET)
  const passage = { anchor: encoded(from), head: encoded(from + TARGET.length) }
  await collab.host.setAnchor(subject, suggestion(), passage, a.member.seat)
  await same()
  const divides = ['split in the middle', 'split of a list item']
  const edits = EDITS.filter(({ name }) => !divides.includes(name))
  for (const [index, { name, run }] of edits.entries()) {
    run([a, b, c][index % 3]!.editor)
    await same()
    const [anchor] = await collab.host.anchorsIn(subject)
    expect(anchor, name).toMatchObject({ words: TARGET, intact: true })
  }
  EDITS.find(({ name }) => name === divides[0])!.run(b.editor)
  await same()
  expect(await collab.host.anchorsIn(subject)).toMatchObject([{ words: 'kilo li\nma mike', intact: false }])
})
