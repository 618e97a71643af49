import { io } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import { connectSocket } from '#app/editor/collab/collab-socket.ts'
import { COLLAB_EVENT, decodeServerMessage } from '#app/shared/collab-protocol.ts'
import { decodeClientMessage } from '#app/shared/collab-requests.ts'
import { comeBackWhenOnline } from '#app/shared/reconnection.ts'
import { browserParser } from '#app/shared/socket-packets.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { connect, linesOf, open, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'
import { device, fakeTab } from './device.ts'

const NEVER_MS = 600_000

async function table() {
  const server = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  return { server, ...server, section, ada, bo }
}

test.each(['goes out of sight', 'is left'])(
  'a tab that %s sends its last words at once, and keeps them until they are stored',
  async (how) => {
    const tab = fakeTab()
    const { url, section, ada, bo } = await table()
    const { kept, store } = device()
    const keptOnce = new Set<number>()
    const a = await openReady(url, ada, section.id, {
      mergeMs: NEVER_MS,
      drafts: { ...store, keep: (draft) => store.keep(draft).then(() => void keptOnce.add(draft.clientId)) },
    })
    const b = await openReady(url, bo, section.id)
    write(a, 'the first leaves at once')
    await Promise.all([saved(a), shows(b, 'the first leaves')])
    write(a, 'the last would wait')
    if (how === 'is left') tab.leave()
    else tab.show(false)
    await Promise.all([saved(a), shows(b, 'the last would wait')])
    expect(keptOnce.size).toBe(1)
    await expect.poll(() => kept.size).toBe(0)
  },
)

test('out of sight the text keeps up, the caret is not sent, and both are right when the tab is back', async () => {
  const tab = fakeTab()
  const { url, section, ada, bo } = await table()
  const [a, b] = [await openReady(url, ada, section.id), await openReady(url, bo, section.id)]
  const place = (anchor: number) => ({ anchor: new Uint8Array([anchor]), head: new Uint8Array([anchor]) })
  const placeOfAda = () => b.people.find(({ personId }) => personId === ada.person.id)?.head?.[0]
  a.setPresence(place(1))
  await when(b, () => placeOfAda() === 1)
  tab.show(false)
  a.setPresence(place(2))
  write(b, 'meanwhile')
  await shows(a, 'meanwhile')
  // In order on one line: had the caret been sent, it would have been here before these words.
  write(a, 'a sign')
  await shows(b, 'a sign')
  expect(placeOfAda()).toBe(1)
  tab.show(true)
  await when(b, () => placeOfAda() === 2)
})

test('the network is back: the line does not wait for the end of its back-off, whoever else is on the same connection', async () => {
  const tab = fakeTab()
  const { server, url, port, section, ada } = await table()
  server.io.of('/live')
  connect(url, ada).disconnect()
  const slowly = {
    parser: browserParser,
    transports: ['websocket'],
    reconnectionDelay: NEVER_MS,
    reconnectionDelayMax: NEVER_MS,
  }
  const socket = connectSocket(url, { ...slowly, auth: { personId: ada.person.id } })
  const live = io(`${url}/live`, slowly)
  onTestFinished(() => void [socket, live].map((line) => line.disconnect()))
  for (const line of [socket, live]) onTestFinished(comeBackWhenOnline(line))
  const a = await openReady(url, ada, section.id, { socket })
  await expect.poll(() => live.connected).toBe(true)
  expect(live.io).toBe(socket.io)

  let current = server
  for (const round of ['first', 'second']) {
    await current.close({ kill: true })
    await when(a, () => a.state === 'offline')
    write(a, `typed in the ${round} tunnel`)
    current = await startCollab({}, port)
    current.io.of('/live')
    tab.online()
    await saved(a)
    await expect.poll(() => live.connected).toBe(true)
  }
  expect(linesOf(a.fragment)).toEqual(['typed in the first tunnel', 'typed in the second tunnel'])
})

test.each(['update', 'answer'])(
  'an %s that is lost on the way, with the line up, costs a repetition and no word',
  async (what) => {
    const { url, collab, section, ada, bo } = await table()
    const socket = connect(url, ada)
    let lost = 0
    const losing = (type: string) => (type === (what === 'update' ? 'update' : 'ack') && lost === 0 ? ++lost : 0)
    const [emit, on] = [socket.emit.bind(socket), socket.on.bind(socket)]
    socket.emit = (event: string, ...given: unknown[]) => {
      const dropped = event === COLLAB_EVENT && losing(decodeClientMessage(given[0]).type)
      return dropped ? socket : emit(event, ...given)
    }
    socket.on = ((event: string, listener: (...given: unknown[]) => void) =>
      on(
        event,
        event === COLLAB_EVENT
          ? (input: unknown) => void (losing(decodeServerMessage(input).type) || listener(input))
          : listener,
      )) as typeof socket.on
    const a = open(url, ada, section.id, { socket, answerMs: 100 })
    const b = await openReady(url, bo, section.id)
    await a.ready
    write(a, 'once')
    await Promise.all([saved(a), shows(b, 'once')])
    expect(lost).toBe(1)
    expect(linesOf(b.fragment)).toEqual(['once'])
    expect(collab.documents.of({ type: 'section', id: section.id })!.committedSeq).toBe(1)
  },
)
