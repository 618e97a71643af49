import type { Editor } from '@tiptap/core'
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import type { Socket } from 'socket.io-client'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import type { LiveDocument } from '#server/realtime/collab/document/live-document.ts'
import { textsIn } from '#server/realtime/collab/document/passages.ts'
import { identified } from '#tests/factories/blocks.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { isFull } from '#tests/faults/scale.ts'
import { connect, openReady, saved, startCollab, when } from './collab-harness.ts'
import { openScreen } from './screen.ts'
import { EDITS, placeOf, type StructuralEdit, TARGET } from './structure-edits.ts'

const TYPED = 'WXYZ'
const PLACES = { before: 0, inside: 7, behind: TARGET.length } as const
type Place = keyof typeof PLACES
/** Who acts first, or without a line. */
const ORDERS = ['editor first', 'writer first', 'writer offline', 'editor offline'] as const
type Order = (typeof ORDERS)[number]
const LANES = 4

type Someone = { provider: CollabProvider; socket: Socket; editor: Editor | null }
type Table = {
  url: string
  server: Awaited<ReturnType<typeof startCollab>>
  members: Member[]
  show: Awaited<ReturnType<typeof openScreen>>
  roundtable: Awaited<ReturnType<typeof buildRoundtable>>
}

async function sit(): Promise<Table> {
  const show = await openScreen()
  const server = await startCollab({
    limits: { updatesPerSecond: 1e6, updateBurst: 1e6, joinsPer10s: 1e6, channelsPerSocket: 1e6 },
  })
  const roundtable = await buildRoundtable()
  const members = await Promise.all(Array.from({ length: 6 }, () => buildMember({ roundtable })))
  // Several at once would each make the framework.
  await buildSection({ roundtable })
  return { url: server.url, server, members, show, roundtable }
}

async function scene({ url, members, show, roundtable }: Table, { content }: StructuralEdit) {
  const section = await buildSection({ roundtable })
  const people: Someone[] = await Promise.all(
    members.map(async (member) => {
      const socket = connect(url, member)
      return { socket, provider: await openReady(url, member, section.id, { socket }), editor: null }
    }),
  )
  const seed = new Y.Doc()
  prosemirrorToYXmlFragment(documentSchema.nodeFromJSON(content), seed.getXmlFragment('content'))
  const author = people.at(-1)!
  // Written by the last of them, letter by letter his.
  author.provider.doc.transact(() =>
    author.provider.fragment.insert(
      0,
      seed
        .getXmlFragment('content')
        .toArray()
        .map((it) => identified((it as Y.XmlElement).clone())),
    ),
  )
  await Promise.all(
    people.map(({ provider }) =>
      when(
        provider,
        () => provider.fragment.length === seed.getXmlFragment('content').length && provider.state === 'saved',
      ),
    ),
  )
  for (const one of people.slice(0, 3)) one.editor = show(one.provider)
  return { section, people, editor: people[0]!, writer: people[1]! }
}

function type({ editor }: Someone, place: Place, letters: string) {
  for (const letter of letters) {
    const at = placeOf(editor!, TYPED.slice(0, TYPED.indexOf(letter)))
    const from = letter === TYPED[0] || at < 0 ? placeOf(editor!, TARGET) + PLACES[place] : at + TYPED.indexOf(letter)
    editor!.view.dispatch(editor!.state.tr.insertText(letter, from))
  }
}

async function offline(someone: Someone, work: () => void, meanwhile: () => void, other: Someone) {
  someone.socket.disconnect()
  await when(someone.provider, () => someone.provider.state === 'offline')
  work()
  meanwhile()
  await saved(other.provider)
  someone.socket.connect()
}

async function act(
  { editor, writer }: Awaited<ReturnType<typeof scene>>,
  edit: StructuralEdit,
  place: Place,
  order: Order,
) {
  const change = () => void edit.run(editor.editor!)
  const write = () => type(writer, place, TYPED)
  if (order === 'editor first' || order === 'writer first') {
    for (const work of order === 'editor first' ? [change, write] : [write, change]) work()
  } else if (order === 'writer offline') await offline(writer, write, change, editor)
  else await offline(editor, change, write, writer)
}

/** Each line of the text, an editor's line. */
function linesIn(fragment: Y.XmlFragment): string[] {
  const lines = new Map<unknown, string>()
  for (const text of textsIn(fragment))
    lines.set(
      text.parent,
      (lines.get(text.parent) ?? '') +
        text
          .toDelta()
          .map(({ insert }: { insert: string }) => insert)
          .join(''),
    )
  return [...lines.values()].filter(Boolean)
}

const letters = (value: string) => [...value.replaceAll(/\s/g, '')].sort().join('')

function wrongIn(document: LiveDocument, people: Someone[], { content }: StructuralEdit, place: Place): string[] {
  const wrong: string[] = []
  const lines = linesIn(document.content)
  const shown = lines.join(' | ')
  const expected = letters(
    JSON.stringify(content)
      .match(/"text":"([^"]*)"/g)!
      .map((it) => it.slice(8, -1))
      .join('') + TYPED,
  )
  if (letters(lines.join('')) !== expected) wrong.push('letters lost or doubled')
  const line = lines.find((it) => it.includes(TYPED[0]!)) ?? ''
  if (!line.includes(TYPED)) wrong.push('the typed letters do not stand together')
  const at = line.indexOf(TYPED[0]!)
  const [left, right] = [TARGET[PLACES[place] - 1], TARGET[PLACES[place]]]
  if (line && line[at - 1] !== left && line[at + TYPED.length] !== right)
    wrong.push('typed letters away from their neighbours')
  for (const { provider } of people)
    if (linesIn(provider.fragment).join(' | ') !== shown)
      wrong.push(`somebody else sees ${linesIn(provider.fragment).join(' | ')}`)
  wrong.push(...othersAuthors(document, people))
  return wrong.map((it) => `${it}: ${shown}`)
}

function othersAuthors(document: LiveDocument, people: Someone[]): string[] {
  const wrong: string[] = []
  const typist = document.bindings.get(people[1]!.provider.doc.clientID)!.personId
  const author = document.bindings.get(people.at(-1)!.provider.doc.clientID)!.personId
  for (const text of textsIn(document.content)) {
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue
      let offset = 0
      for (const { client, length } of document.moves.origins({ ...item.id, length: item.length })) {
        const part = item.content.str.slice(offset, offset + length)
        const by = document.bindings.get(client)?.personId
        if ([...part].some((letter) => by !== (TYPED.includes(letter) ? typist : author)))
          wrong.push(`"${part}" has another author`)
        offset += length
      }
    }
  }
  return wrong
}

async function settled(people: Someone[], document: LiveDocument) {
  await Promise.all(people.map(({ provider }) => saved(provider)))
  await document.barrier()
  const state = () => Y.encodeStateVector(document.doc).join()
  await Promise.all(
    people.map(({ provider }) =>
      when(
        provider,
        () =>
          provider.state === 'saved' &&
          Y.encodeStateVector(provider.doc).length === Y.encodeStateVector(document.doc).length &&
          linesIn(provider.fragment).join() === linesIn(document.content).join(),
        'the same text',
      ).catch(() => undefined),
    ),
  )
  return state()
}

async function run(table: Table, edit: StructuralEdit, place: Place, order: Order) {
  const stage = await scene(table, edit)
  const document = table.server.collab.documents.of({ type: 'section', id: stage.section.id })!
  await act(stage, edit, place, order)
  await settled(stage.people, document)
  const wrong = wrongIn(document, stage.people, edit, place)
  const text = document.content.toString()
  for (const { provider, socket } of stage.people) {
    provider.destroy()
    socket.disconnect()
  }
  return { name: `${edit.name}, ${place}, ${order}`, wrong, sectionId: stage.section.id, text }
}

test('whatever becomes of a block, what another writes in it meanwhile follows it: nothing lost, nothing displaced, nothing twice', async () => {
  // An editor's own remark about a selection that somebody else's edit took away.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const table = await sit()
  const places = Object.keys(PLACES) as Place[]
  // In the short form each edit in each order, at places that take turns.
  const waiting = EDITS.flatMap((edit, at) =>
    ORDERS.flatMap((order, turn) =>
      (isFull ? places : [places[(at + turn) % places.length]!]).map((place) => ({ edit, place, order })),
    ),
  )
  const results: Awaited<ReturnType<typeof run>>[] = []
  async function lane() {
    for (let next = waiting.shift(); next; next = waiting.shift())
      results.push(await run(table, next.edit, next.place, next.order))
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  expect(results.flatMap(({ name, wrong }) => wrong.map((it) => `${name}: ${it}`)).join('\n')).toBe('')
  await table.server.close({ kill: true })
  const second = await startCollab()
  for (const { sectionId, text } of results) {
    const again = await second.collab.documents.acquire(
      (await second.pool.query<{ id: string }>('SELECT "id" FROM "CollabDocument" WHERE "sectionId" = $1', [sectionId]))
        .rows[0]!.id,
    )
    expect(again.content.toString()).toBe(text)
  }
}, 600_000)
