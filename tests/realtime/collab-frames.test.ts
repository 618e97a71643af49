import { expect, test } from 'vitest'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { paragraph } from './clownschool-desk.ts'
import { open, saved, shows, startCollab } from './collab-harness.ts'

type Transport = { socket: { _sender: { sendFrame(list: Buffer[], done: unknown): void } } }

test('a tick is put into its frame once for the whole room, and read as any other', async () => {
  const { url, io } = await startCollab()
  const roundtable = await buildRoundtable()
  const section = await buildSection({ roundtable })
  const providers = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const provider = open(url, await buildMember({ roundtable }), section.id)
      await provider.ready
      return provider
    }),
  )
  // By the identity of the bytes: whoever makes a frame for each makes bytes for each.
  const written = new Map<Buffer, number>()
  for (const socket of io.of('/collab').sockets.values()) {
    const { _sender: sender } = (socket.conn.transport as unknown as Transport).socket
    const sendFrame = sender.sendFrame.bind(sender)
    sender.sendFrame = (list, done) => {
      for (const bytes of list) written.set(bytes, (written.get(bytes) ?? 0) + 1)
      sendFrame(list, done)
    }
  }
  const [author, ...others] = providers
  author!.fragment.insert(0, [paragraph('for everybody')])
  await Promise.all(others.map((provider) => shows(provider, 'for everybody')))
  await saved(author!)
  expect(Math.max(...written.values())).toBe(providers.length)
})
