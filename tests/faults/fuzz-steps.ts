import * as Y from 'yjs'
import { rawClient, updateOf } from '#tests/realtime/raw-client.ts'
import type { Model } from './fuzz-model.ts'
import type { Client, Person, World } from './fuzz-world.ts'
import { type Random, scaled } from './scale.ts'
import { tokenOf } from './tokens.ts'

type Scene = { world: World; model: Model; random: Random }
export type Step = { name: string; weight: number; run: (scene: Scene) => void | Promise<unknown> }

/** No author has this number: whatever carries it was never anybody's to write. */
export const HOSTILE = 999_999
const HOSTILE_IDS = 4_000_000_000
let hostiles = 0

const anybody = ({ world, random }: Scene): Client => random.pick(world.clients)
const participant = ({ world, random }: Scene): Person => random.pick(world.people.slice(1))

function leave({ world }: Scene, client: Client) {
  world.clients.splice(world.clients.indexOf(client), 1)
  client.provider.destroy()
  client.socket.disconnect()
}

async function attack({ world, random }: Scene) {
  const raw = rawClient(world.url, random.pick(world.people).member)
  const clientId = HOSTILE_IDS + (hostiles++ % 200_000_000)
  raw.socket.connect()
  raw.join(world.section.id, { clientId })
  const answer = await Promise.race([raw.next('joined'), raw.next('denied')])
  if (answer.type === 'joined') {
    const { channel } = answer.joined
    const text = new Y.XmlText(tokenOf(HOSTILE, hostiles))
    const bad = random.pick([
      () =>
        updateOf(clientId, (fragment) => {
          const frame = new Y.XmlElement('iframe')
          fragment.push([frame])
          frame.push([text])
        }),
      () =>
        updateOf(clientId + 1, (fragment) => {
          const one = new Y.XmlElement('paragraph')
          fragment.push([one])
          one.push([text])
        }),
      () =>
        updateOf(clientId, (fragment) => {
          const one = new Y.XmlElement('paragraph')
          fragment.push([one])
          one.push([text])
          text.format(0, 3, { link: { href: 'javascript:x' } })
        }),
      () => new Uint8Array([1, 1, 7, 200, 3, 9]),
    ])
    const refused = Promise.race([raw.next('nack'), raw.next('kick')])
    raw.send({ type: 'update', channel, cseq: 1, bytes: bad() })
    await refused
  }
  raw.socket.disconnect()
}

/** What may happen, and how often beside the rest. */
export const STEPS: Step[] = [
  {
    name: 'type',
    weight: 600,
    run: (scene) => {
      const client = anybody(scene)
      for (let count = 1 + scene.random.below(3); count > 0; count--) scene.model.types(client)
    },
  },
  {
    name: 'erase',
    weight: 40,
    run: (scene) => scene.model.writes(anybody(scene), (client) => client.author.erase(scene.random.next())),
  },
  {
    name: 'structure',
    weight: scaled({ short: 0, full: 45 }),
    run: (scene) => scene.model.restructures(anybody(scene), scene.random),
  },
  { name: 'cut', weight: 30, run: (scene) => void anybody(scene).socket.io.engine?.close() },
  {
    name: 'offline or online',
    weight: 30,
    run: (scene) => {
      const { socket } = anybody(scene)
      if (socket.active) socket.disconnect()
      else socket.connect()
    },
  },
  { name: 'lag', weight: 30, run: (scene) => anybody(scene).delay(scene.random.pick([0, 0, 5, 40])) },
  {
    name: 'arrive',
    weight: 25,
    run: (scene) => void (scene.world.clients.length < 9 && scene.model.arrives(scene.random.pick(scene.world.people))),
  },
  { name: 'leave', weight: 20, run: (scene) => void (scene.world.clients.length > 3 && leave(scene, anybody(scene))) },
  { name: 'compact', weight: 10, run: ({ world }) => world.compact() },
  { name: 'lock or unlock', weight: 8, run: ({ model }) => model.toggleLock() },
  { name: 'another role', weight: 8, run: (scene) => scene.model.toggleRole(participant(scene)) },
  { name: 'end a session', weight: 4, run: (scene) => scene.world.endSession(participant(scene)) },
  { name: 'attack', weight: 10, run: attack },
  { name: 'kill', weight: 4, run: ({ world }) => world.restart(true) },
  { name: 'stop and start', weight: 2, run: ({ world }) => world.restart(false) },
  { name: 'kill, rebuild from the log', weight: 2, run: ({ world }) => world.restart(true, world.rebuild) },
  { name: 'kill, newest snapshot broken', weight: 2, run: ({ world }) => world.restart(true, world.breakSnapshot) },
]
