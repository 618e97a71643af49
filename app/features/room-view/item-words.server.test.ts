import { expect, test } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { buildItem, buildLiveSession } from '#tests/factories/sessions.ts'
import { sessionFor } from '#tests/factories/subjects.ts'
import { itemWords, wordsOf } from './item-words.server.ts'

const block = (type: string, text?: string) => ({ type, content: text ? [{ type: 'text', text }] : [] })
const doc = (...content: object[]) => ({ type: 'doc', content }) as Parameters<typeof wordsOf>[1]

test('paragraphs are numbered as on the page of the section; headings, empty ones and lists are not', () => {
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [block('paragraph', 'an item')] }] }
  const text = doc(
    block('heading', 'Why'),
    block('paragraph', 'One.'),
    block('paragraph'),
    list,
    block('paragraph', 'Two.'),
  )
  expect(wordsOf('l', text, '4.1')).toEqual({
    linkId: 'l',
    more: false,
    blocks: [
      { text: 'Why', heading: true },
      { text: 'One.', number: '4.1.1' },
      { text: 'an item' },
      { text: 'Two.', number: '4.1.2' },
    ],
  })
})

test('a long text ends at a paragraph and says that there is more; a first one that is longer than all stands whole', () => {
  const long = 'x'.repeat(8000)
  const cut = wordsOf('l', doc(block('paragraph', long), block('paragraph', long)), '1.1')
  expect(cut).toMatchObject({ more: true, blocks: [{ number: '1.1.1' }] })
  expect(wordsOf('l', doc(block('paragraph', long + long)), '1.1')).toMatchObject({ more: false, blocks: [{}] })
})

test('the room reads the sections of an item that everybody sees, and of no other item or session', async () => {
  const roundtable = await buildRoundtable()
  const [{ person }, section, session] = [
    await buildMember({ roundtable }),
    await buildSection({ roundtable }),
    await buildLiveSession({ roundtable }),
  ]
  setDocumentHost({
    contentOf: async () => ({ json: doc(block('paragraph', 'The price of being connected.')), headSeq: 0 }),
  } as Partial<DocumentHost> as DocumentHost)
  const subject = await sessionFor(await actorOf(person), roundtable.id, session.id, 'view')
  const about = async (given: object) => {
    const item = await buildItem({ session, ...given })
    await db.agendaLink.create({
      data: { itemId: item.id, position: 1, subjectType: 'section', subjectId: section.id },
    })
    return itemWords(subject, item.id)
  }
  expect((await about({})).sections).toMatchObject([{ blocks: [{ text: 'The price of being connected.' }] }])
  expect((await about({ visibility: 'moderators' })).sections).toEqual([])
  expect((await about({ removedAt: new Date() })).sections).toEqual([])
  expect((await about({ session: await buildLiveSession({ roundtable }) })).sections).toEqual([])
  await db.section.update({ where: { id: section.id }, data: { removedAt: new Date(), removedById: person.id } })
  expect((await about({})).sections).toEqual([])
})
