import { beforeAll, expect, test } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Section } from '#app/platform/prisma/client.ts'
import * as section from '#app/routes/_public+/drafts.$number.$sectionId.tsx'
import * as draft from '#app/routes/_public+/drafts.$number.index.tsx'
import * as home from '#app/routes/_public+/index.tsx'
import * as readers from '#app/routes/roundtables+/$roundtableId+/framework.readers.ts'
import { buildMember, buildPillar, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { callRoute } from './call-route.ts'

const WORDS = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'In the open.', marks: [{ type: 'comment', attrs: { threadId: 'a-thread' } }] }],
    },
  ],
}

let moderator: Member
let number: string
let agreed: Section
let drafted: Section
let removed: Section
let elsewhere: Section

beforeAll(async () => {
  setDocumentHost({ contentOf: async () => ({ json: WORDS, headSeq: 0 }) } as Partial<DocumentHost> as DocumentHost)
  moderator = await buildMember({ role: 'moderator' })
  number = String(moderator.roundtable.number)
  const pillar = await buildPillar({ roundtable: moderator.roundtable })
  agreed = await buildSection({ pillar, status: 'agreed', agreedAt: new Date() })
  drafted = await buildSection({ pillar, status: 'draft' })
  removed = await buildSection({ pillar, status: 'agreed', removedAt: new Date() })
  elsewhere = await buildSection({ roundtable: await buildRoundtable({ openText: 'whole' }) })
})

const open = (openText: string) =>
  callRoute(readers.action, {
    as: moderator.person,
    params: { roundtableId: moderator.roundtable.id },
    body: { openText, reply: 'inline' },
  })
const listed = async () =>
  (await callRoute(draft.loader, { params: { number } })).data?.pillars?.flatMap(
    (pillar: { sections: { id: string }[] }) => pillar.sections.map(({ id }) => id),
  ) ?? []
const statusOf = async (one: Section) =>
  (await callRoute(section.loader, { params: { number, sectionId: one.id } })).status
const onTheHome = async () => (await callRoute(home.loader, {})).data.drafts.includes(Number(number))

test('a draft is shut until its moderators open it, in part or whole, and can be shut again', async () => {
  expect(await callRoute(draft.loader, { params: { number } })).toMatchObject({ status: 404 })
  expect([await statusOf(agreed), await onTheHome()]).toEqual([404, false])

  await open('agreed')
  expect(await listed()).toEqual([agreed.id])
  expect([await statusOf(agreed), await statusOf(drafted), await onTheHome()]).toEqual([200, 404, true])

  await open('whole')
  expect(await listed()).toEqual([agreed.id, drafted.id])
  expect([await statusOf(drafted), await statusOf(removed), await statusOf(elsewhere)]).toEqual([200, 404, 404])

  await open('none')
  expect([await statusOf(agreed), await onTheHome()]).toEqual([404, false])
  const events = await db.event.findMany({
    where: { roundtableId: moderator.roundtable.id, name: { startsWith: 'draft.' } },
    orderBy: { at: 'asc' },
    select: { name: true },
  })
  expect(events.map(({ name }) => name)).toEqual(['draft.opened-where-agreed', 'draft.opened', 'draft.shut'])
})

test('what everybody reads has the words, and neither their authors nor the comments', async () => {
  await open('whole')
  const { data } = await callRoute(section.loader, { params: { number, sectionId: drafted.id } })
  expect(JSON.stringify(data.content)).toContain('In the open.')
  expect(JSON.stringify(data)).not.toMatch(/a-thread|threadId|editedBy|groupIds|openThreads|personId/)
})

test.each(['0', '-1', '1.5', 'two', '9999999999', "1' OR '1'='1"])('%s is the number of no edition', async (wrong) => {
  expect(await callRoute(draft.loader, { params: { number: wrong } })).toMatchObject({ status: 404 })
})

test('the agreed text of a closed roundtable can be opened too', async () => {
  const closed = await buildMember({ role: 'moderator', roundtable: await buildRoundtable({ state: 'closed' }) })
  await buildSection({ roundtable: closed.roundtable, status: 'agreed' })
  await callRoute(readers.action, {
    as: closed.person,
    params: { roundtableId: closed.roundtable.id },
    body: { openText: 'agreed', reply: 'inline' },
  })
  expect(await callRoute(draft.loader, { params: { number: String(closed.roundtable.number) } })).toMatchObject({
    status: 200,
  })
})
