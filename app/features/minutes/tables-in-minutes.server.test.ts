import { beforeEach, describe, expect, test } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { addDocument } from '#app/features/live-documents/document-row.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { type DocumentSubject, tableText } from '#app/shared/document-subjects.ts'
import { openMinutes } from '#tests/factories/minutes.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { buildDraw } from '#tests/factories/tables.ts'
import { fileOf } from './files.server.ts'
import { actOnMinutes, currentRecord } from './minutes.server.ts'
import { minutesOf } from './minutes-access.server.ts'

const words = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
let written: Record<string, string>
let paused: string[]

let moderator: Member
let ada: Member
let ben: Member
let session: Session
let tableId: string
let drawId: string
beforeEach(async () => {
  const roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  ada = await buildMember({ roundtable })
  ben = await buildMember({ roundtable, group: ada.group })
  const startsAt = new Date(Date.now() - 9 * 86_400_000)
  session = await buildSession({ roundtable, startsAt, startedAt: startsAt, endedAt: new Date(), state: 'ended' })
  const times = { begunAt: startsAt, dueAt: startsAt, endedAt: new Date() }
  ;({ tableId, drawId } = await buildDraw({ session, members: [ada, ben], seed: 'dice 4', ...times }))
  await db.breakOutTable.update({ where: { id: tableId }, data: { question: 'Who pays?' } })
  await seat(ada, { reporter: true })
  await seat(ben, { drawnTo: null })
  await addDocument(db, tableText(tableId))
  written = { [tableId]: 'The price, not the network' }
  paused = []
  const host = {
    contentOf: async ({ id }: DocumentSubject) => ({ json: words(written[id] ?? ''), headSeq: 1 }),
    pauseWriting: async ({ id }: DocumentSubject) => void paused.push(id),
    resumeWriting: async () => undefined,
  }
  setDocumentHost(host as Partial<DocumentHost> as DocumentHost)
})

const seat = ({ person }: Member, data: object) =>
  db.tableSeat.update({ where: { drawId_personId: { drawId, personId: person.id } }, data })
const subject = async () => ({
  session,
  roundtable: moderator.roundtable,
  standing: { personId: moderator.person.id, seat: moderator.seat, secretariat: false },
  minutes: await minutesOf(session.id),
})
const drawn = async () => (await currentRecord(await subject())).items.find(({ tables }) => tables)?.tables
const markdown = async (language: 'en' | 'fr') => (await fileOf(await subject(), 'md', language)).bytes.toString()

describe('the tables of an item', () => {
  test('stand in the minutes under it: by which draw, who sat there, who reports, and their notes', async () => {
    const tables = await drawn()
    expect(tables).toMatchObject({ seed: 'dice 4', replaced: 0 })
    expect(tables?.tables).toMatchObject([
      { number: 1, question: 'Who pays?', notes: words('The price, not the network') },
      { number: 2, people: [], notes: { content: [] } },
    ])
    expect(tables?.tables[0]?.people.map(({ name, reporter, drawnTo }) => [name, reporter, drawnTo]).sort()).toEqual(
      [
        [ada.person.name, true, 1],
        [ben.person.name, false, null],
      ].sort(),
    )
  })

  test('stand in files in both languages, with who came later, and with a table where nothing was written', async () => {
    for (const [language, said] of [
      [
        'en',
        ['## Table 1: Who pays?', 'came later', 'reported.', 'No notes were written', 'Seed of the draw: dice 4.'],
      ],
      ['fr', ['## Table 1\u00a0: Who pays?', 'après le tirage', 'a rapporté.', 'Aucune note', 'dice 4']],
    ] as const) {
      const text = await markdown(language)
      expect(text).toContain('The price, not the network')
      for (const part of said) expect(text).toContain(part)
    }
    for (const format of ['docx', 'pdf'] as const)
      expect((await fileOf(await subject(), format, 'en')).bytes.length).toBeGreaterThan(1000)
  })

  test('are frozen with the minutes, while nobody writes in them, and read the same whatever is written since', async () => {
    await openMinutes(session, { over: true })
    await buildSession({ roundtable: moderator.roundtable, startsAt: new Date(), state: 'live' })
    await actOnMinutes(await subject(), { act: 'approve' })
    expect(paused).toEqual([session.id, tableId])
    written[tableId] = 'Something else'
    expect((await minutesOf(session.id)).frozen).toContain('The price, not the network')
    expect((await drawn())?.tables[0]?.notes).toEqual(words('The price, not the network'))
    expect(await markdown('en')).not.toContain('Something else')
  })

  test('that never began say so, and bring no notes', async () => {
    await db.tableDraw.update({ where: { id: drawId }, data: { begunAt: null, dueAt: null, endedAt: null } })
    expect((await drawn())?.tables[0]?.notes).toEqual({ type: 'doc', content: [] })
    expect(await markdown('en')).toContain('The tables did not begin.')
  })

  test('of a draw that was replaced are counted and not shown', async () => {
    const { itemId } = await db.tableDraw.update({
      where: { id: drawId },
      data: { replacedAt: new Date(), begunAt: null, dueAt: null, endedAt: null },
    })
    await db.tableDraw.create({
      data: { sessionId: session.id, itemId, seed: 'dice 5', drawnAt: new Date(), personId: moderator.person.id },
    })
    expect(await drawn()).toMatchObject({ seed: 'dice 5', replaced: 1, tables: [] })
    expect(await markdown('en')).toContain('One draw before it was replaced.')
  })
})
