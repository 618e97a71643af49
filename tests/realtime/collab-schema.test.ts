import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { db } from '#app/platform/db.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { ROW_KIND } from '#server/realtime/collab/document/row.ts'
import { SCHEMA_STEPS, type SchemaStep, StepFailed } from '#server/realtime/collab/document/schema-steps.ts'
import { identified } from '#tests/factories/blocks.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { hasRedis, startRedis } from '#tests/setup/redis.ts'
import { linesOf, open, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'
import { device } from './device.ts'
import { twoNodes } from './node-harness.ts'

const headingsIn = (content: Y.XmlFragment) =>
  (content.toArray() as Y.XmlElement[]).filter(({ nodeName }) => nodeName === 'heading')
const levelsIn = (content: Y.XmlFragment) => headingsIn(content).map((heading) => Number(heading.getAttribute('level')))

/** The version after the present one: without headings of the third level. */
const twoLevels: SchemaStep = (content) => {
  for (const heading of headingsIn(content))
    if (Number(heading.getAttribute('level')) === 3) heading.setAttribute('level', 2 as unknown as string)
}
const NEXT = SCHEMA_VERSION + 1
const SECOND = { version: NEXT, steps: [...SCHEMA_STEPS, twoLevels] }

function addHeading({ doc, fragment }: { doc: Y.Doc; fragment: Y.XmlFragment }, words: string) {
  doc.transact(() => {
    const heading = identified(new Y.XmlElement('heading'))
    heading.setAttribute('level', 3 as unknown as string)
    heading.insert(0, [new Y.XmlText(words)])
    fragment.push([heading])
  })
}

/** A text of the present version, with a heading of the third level, whose server is gone. */
async function oldText() {
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  const server = await startCollab()
  const a = await openReady(server.url, ada, section.id)
  addHeading(a, 'Rivers')
  write(a, 'and their towns')
  await saved(a)
  a.destroy()
  await server.close()
  const stored = () =>
    db.collabDocument.findUniqueOrThrow({ where: { sectionId: section.id }, include: { updates: true } })
  return { section, ada, bo, server, stored }
}

const opened = (url: string, member: Member, sectionId: string) =>
  openReady(url, member, sectionId, { schemaVersion: NEXT })

test('a text is brought over once, by a row of nobody’s, after the state before it was kept', async () => {
  const { section, ada, bo, stored } = await oldText()
  const { url, collab } = await startCollab({ schema: SECOND })
  const [a, b] = await Promise.all([opened(url, ada, section.id), opened(url, bo, section.id)])
  expect([levelsIn(a.fragment), linesOf(b.fragment)]).toEqual([[2], ['Rivers', 'and their towns']])
  const { schemaVersion, updates } = await stored()
  expect(schemaVersion).toBe(NEXT)
  expect(updates.at(-1)).toMatchObject({ kind: ROW_KIND.schema, personId: null })
  const before = updates.length - 1
  expect(
    await db.collabSnapshot.count({ where: { document: { sectionId: section.id }, seq: before, kept: true } }),
  ).toBe(1)
  const was = await collab.host.contentAt(sectionText(section.id), before)
  expect(was.content?.[0]?.attrs).toMatchObject({ level: 3 })
  write(a, 'goes on')
  await Promise.all([saved(a), shows(b, 'goes on')])
  expect(Object.values(await collab.host.wordsByGroup(sectionText(section.id)))).toEqual([6])
})

test('a text that was not opened for two versions takes both steps, in their order', async () => {
  const { section, ada, stored } = await oldText()
  const oneLevel: SchemaStep = (content) => {
    for (const heading of headingsIn(content))
      if (Number(heading.getAttribute('level')) === 2) heading.setAttribute('level', 1 as unknown as string)
  }
  const { url } = await startCollab({ schema: { version: NEXT + 1, steps: [...SECOND.steps, oneLevel] } })
  const a = await openReady(url, ada, section.id, { schemaVersion: NEXT + 1 })
  expect([levelsIn(a.fragment), linesOf(a.fragment)]).toEqual([[1], ['Rivers', 'and their towns']])
  expect((await stored()).schemaVersion).toBe(NEXT + 1)
})

test('a version of the text from before comes back as the present one has it', async () => {
  const { section, ada, stored } = await oldText()
  const { url, collab } = await startCollab({ schema: SECOND })
  const a = await opened(url, ada, section.id)
  const before = (await stored()).updates.length - 1
  a.doc.transact(() => a.fragment.delete(0, 2))
  write(a, 'all new')
  await saved(a)
  await collab.host.restore(sectionText(section.id), before, { by: ada.seat, gate: 0, threadIds: [] })
  await when(a, () => levelsIn(a.fragment).length === 1, 'the heading to be back')
  expect(levelsIn(a.fragment)).toEqual([2])
})

test('where something cannot be brought over, nothing is: the text is read-only and says where', async () => {
  const { section, ada, stored } = await oldText()
  const failing = () => {
    throw new StepFailed('block 1', 'a heading without a level')
  }
  const { url, collab } = await startCollab({ schema: { version: NEXT, steps: [...SCHEMA_STEPS, failing] } })
  const a = await opened(url, ada, section.id)
  expect(a).toMatchObject({ role: 'reader', reason: 'damaged' })
  expect(collab.status().alarms[0]?.damage).toContain('block 1: a heading without a level')
  expect([(await stored()).schemaVersion, levelsIn(a.fragment)]).toEqual([SCHEMA_VERSION, [3]])
})

test('a node that does not know the version of a text takes it over for nobody', async () => {
  const { section, ada, server } = await oldText()
  const newer = await startCollab({ schema: SECOND })
  await opened(newer.url, ada, section.id)
  await newer.close()
  const older = await startCollab({}, server.port)
  const a = open(older.url, ada, section.id)
  await when(a, () => a.state === 'upgrade', 'to be told of a newer version')
  expect(a.fragment.length).toBe(0)
})

describe.skipIf(!hasRedis)('two nodes that are upgraded one after the other', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis?.kill())

  test('the newer one is given the text while people type at the older: no word is lost, and none is taken by the older any more', async () => {
    const { first, second, section, ada, bo } = await twoNodes(redis, { second: { schema: SECOND } })
    const { store } = device()
    const a = await openReady(first.url, ada, section.id, { drafts: store })
    addHeading(a, 'Rivers')
    await saved(a)
    const typing = setInterval(() => write(a, 'typed meanwhile'), 5)
    const b = await openReady(second.url, bo, section.id, { schemaVersion: NEXT })
    await when(a, () => a.state === 'upgrade', 'the older page to be told')
    clearInterval(typing)
    expect(levelsIn(b.fragment)).toEqual([2])
    expect(second.collab.documents.of(sectionText(section.id))).toBeDefined()
    const typed = linesOf(a.fragment).length
    await a.keep()
    a.destroy()
    const again = await openReady(second.url, ada, section.id, { schemaVersion: NEXT, drafts: store })
    await saved(again)
    await when(b, () => linesOf(b.fragment).length === typed, 'every line')
    // Whoever has been at the older node comes back to it once more: it asks the newer one, which turns the older page away.
    const late = open(first.url, bo, section.id)
    await when(late, () => late.state === 'upgrade', 'to be told of a newer version')
    // A newer page that happens to be connected to the older node is served through it.
    const through = await openReady(first.url, bo, section.id, { schemaVersion: NEXT })
    expect(linesOf(through.fragment)).toHaveLength(typed)
  })
})
