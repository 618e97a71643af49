import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import { vi } from 'vitest'
import * as Y from 'yjs'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { identified } from '#tests/factories/blocks.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { connect, openReady, saved, startCollab, when } from './collab-harness.ts'
import { openScreen } from './screen.ts'

export const paragraph = (text: string): DocumentNode => ({
  type: 'paragraph',
  ...(text && { content: [{ type: 'text', text }] }),
})

/** The text as it reads, without the ids of its blocks. */
export const shownIn = (content: Y.XmlFragment) => content.toString().replaceAll(/ id="[^"]*"/g, '')

/** Three people with editors at one section that begins with this text. */
export async function three(content: DocumentNode[], limits = {}) {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const show = await openScreen()
  const server = await startCollab({ limits: { updatesPerSecond: 1e6, updateBurst: 1e6, ...limits } })
  const roundtable = await buildRoundtable()
  const section = await buildSection({ roundtable })
  const people = await Promise.all(
    [0, 1, 2].map(async () => {
      const member = await buildMember({ roundtable })
      const socket = connect(server.url, member)
      return { member, socket, provider: await openReady(server.url, member, section.id, { socket }) }
    }),
  )
  const seed = new Y.Doc()
  prosemirrorToYXmlFragment(documentSchema.nodeFromJSON({ type: 'doc', content }), seed.getXmlFragment('content'))
  const { doc, fragment } = people[2]!.provider
  doc.transact(() =>
    fragment.insert(
      0,
      seed
        .getXmlFragment('content')
        .toArray()
        .map((it) => identified((it as Y.XmlElement).clone())),
    ),
  )
  await Promise.all(
    people.map(({ provider }) =>
      when(provider, () => provider.fragment.length === content.length && provider.state === 'saved'),
    ),
  )
  const [a, b, c] = people.map((person) => ({ ...person, editor: show(person.provider) })) as [Shown, Shown, Shown]
  const document = server.collab.documents.of({ type: 'section', id: section.id })!
  const same = async () => {
    await Promise.all([a, b, c].map(({ provider }) => saved(provider)))
    await document.barrier()
    await Promise.all(
      [a, b, c].map(({ provider }) =>
        when(provider, () => provider.fragment.toString() === document.content.toString(), 'the same text'),
      ),
    )
    return shownIn(document.content)
  }
  return { ...server, section, roundtable, a, b, c, document, same, show }
}
export type Shown = {
  member: Awaited<ReturnType<typeof buildMember>>
  socket: ReturnType<typeof connect>
  provider: Awaited<ReturnType<typeof openReady>>
  editor: ReturnType<Awaited<ReturnType<typeof openScreen>>>
}

export async function whileOffline({ socket, provider }: Shown, work: () => Promise<unknown>) {
  socket.disconnect()
  await when(provider, () => provider.state === 'offline')
  await work()
  socket.connect()
}
