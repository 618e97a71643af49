import type { Page } from '@playwright/test'
import * as Y from 'yjs'
import { demonstration, draftSection } from './support/demonstration.ts'
import { expect, test } from './support/fixtures.ts'
import { sectionOn } from './support/section.ts'
import { wordsOf } from './support/words.ts'

const t = wordsOf('en')
const CUT =
  /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|WebSocket connection|Failed to fetch|Failed to load resource/
const SAVED = new RegExp(`^${t('editor:save.saved')}`)

test.slow() // Several browsers, and a server that comes and goes.

/** Not saved, and then saved: with whatever else was said in between. */
function expectTroubleToEnd(said: string[]) {
  const unsafe = said.findIndex(
    (state) => state.startsWith(t('editor:save.saving')) || state.startsWith(t('editor:save.offline')),
  )
  expect(unsafe, said.join(' > ')).toBeGreaterThanOrEqual(0)
  expect(said.at(-1)).toMatch(SAVED)
}

test('a killed server loses nothing of what two people are typing', async ({ open, server, watching }) => {
  watching.expectComplaints(CUT)
  const section = draftSection(await demonstration(server), 2)
  const [first, second] = [await open('participant'), await open('participant2')]
  const [ours, theirs] = [sectionOn(first), sectionOn(second)]
  await Promise.all([ours.open(section.path), theirs.open(section.path)])
  await ours.write('Before the power went,')
  await theirs.expectWords('Before the power went,')
  await theirs.write('On the other side,')
  await Promise.all([ours.expectSaved(), theirs.expectSaved(), ours.expectWords('On the other side,')])
  await Promise.all([ours.watchState(), theirs.watchState()])

  const counted = ' one two three four five six seven eight nine ten'
  const typing = Promise.all([
    first.keyboard.type(counted, { delay: 20 }),
    second.keyboard.type(counted, { delay: 20 }),
  ])
  await expect.poll(() => ours.words()).toContain('Before the power went, one')
  await server.kill()
  await typing
  await Promise.all([first.keyboard.type(' in the dark'), second.keyboard.type(' without light')])
  await server.restart()
  await Promise.all([first.keyboard.type(' and again.'), second.keyboard.type(' and after.')])

  for (const one of [ours, theirs]) {
    await one.expectWords(`Before the power went,${counted} in the dark and again.`)
    await one.expectWords(`On the other side,${counted} without light and after.`)
  }
  await Promise.all([ours.expectSaved(), theirs.expectSaved()])
  await expectEqual(ours, theirs)
  expectTroubleToEnd(await ours.said())
  expectTroubleToEnd(await theirs.said())
})

test('what was shown as saved is there after a kill that took the author’s browser too', async ({
  open,
  server,
  watching,
}) => {
  watching.expectComplaints(CUT)
  const section = draftSection(await demonstration(server), 3)
  const author = await open('participant')
  const ours = sectionOn(author)
  await ours.open(section.path)
  await ours.write('Shown as saved.')
  await ours.expectSaved()
  await author.keyboard.type(' Perhaps not.')
  await Promise.all([server.kill(), author.close({ runBeforeUnload: false })])
  await server.restart()
  const reader = sectionOn(await open('participant2'))
  await reader.open(section.path)
  await reader.expectWords('Shown as saved.')
})

test('one person in two windows: a killed server costs neither a word', async ({ open, server, watching }) => {
  watching.expectComplaints(CUT)
  const section = draftSection(await demonstration(server), 4)
  const first = await open('participant')
  const second: Page = await first.context().newPage()
  const [left, right] = [sectionOn(first), sectionOn(second)]
  await left.open(section.path)
  await right.open(section.path)
  await left.write('In the left window')
  await right.expectWords('In the left window')
  await right.write('In the right window')
  await left.expectWords('In the right window')
  await Promise.all([left.expectSaved(), right.expectSaved()])

  await server.kill()
  await Promise.all([first.keyboard.type(' without a server.'), second.keyboard.type(' without one either.')])
  await server.restart()
  for (const one of [left, right]) {
    await one.expectWords('In the left window without a server.')
    await one.expectWords('In the right window without one either.')
  }
  await Promise.all([left.expectSaved(), right.expectSaved()])
  await expectEqual(left, right)
  await expect.poll(() => left.drafts()).toEqual([])
})

async function expectEqual(...all: ReturnType<typeof sectionOn>[]) {
  await expect.poll(async () => new Set(await Promise.all(all.map((one) => one.words()))).size).toBe(1)
}

test('a text as long as years make it is stored whole while somebody writes in it, and its words stay their author’s', async ({
  open,
  server,
}) => {
  const section = draftSection(await demonstration(server), 4)
  const page = await open('participant')
  const ours = sectionOn(page)
  await ours.open(section.path)
  await ours.write('Before the years,')
  await ours.expectSaved()
  const [{ documentId, personId, organisationId, groupId, seq }] = (await server.query<Record<string, string>>(
    `SELECT u."documentId", u."personId", u."organisationId", u."groupId", u."seq" FROM "CollabUpdate" u
     JOIN "CollabDocument" d ON d."id" = u."documentId" WHERE d."subjectId" = $1 ORDER BY u."seq" DESC LIMIT 1`,
    [section.id],
  )) as [Record<string, string>]
  // So that nobody holds the text while the years are written.
  await page.goto('about:blank')
  await server.kill()
  await server.restart()
  const years = new Y.Doc()
  years.transact(() =>
    Array.from({ length: 120 }, (_, year) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(`${year}: ${'é'.repeat(1500)}`)])
      years.getXmlFragment('content').push([paragraph])
    }),
  )
  await server.query(
    `INSERT INTO "CollabClient" ("documentId", "clientId", "personId", "organisationId", "groupId") VALUES ($1, $2, $3, $4, $5)`,
    [documentId, years.clientID, personId, organisationId, groupId],
  )
  await server.query(
    `INSERT INTO "CollabUpdate" ("documentId", "seq", "epoch", "clientId", "clientSeq", "personId", "organisationId", "groupId", "bytes")
     VALUES ($1, $2, 0, $3, 1, $4, $5, $6, $7)`,
    [
      documentId,
      Number(seq) + 1,
      years.clientID,
      personId,
      organisationId,
      groupId,
      Buffer.from(Y.encodeStateAsUpdate(years)),
    ],
  )
  await ours.open(section.path)
  await ours.write('and after them.')
  await ours.expectSaved()
  const stored = () =>
    server.query<{ whole: boolean }>(
      `SELECT length("json"::text) > 180000 AS whole FROM "CollabSnapshot" WHERE "documentId" = $1 AND "seq" > $2`,
      [documentId, seq],
    )
  await expect.poll(stored).toEqual([{ whole: true }])
})
