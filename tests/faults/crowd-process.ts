// Clients of a document server in a process of their own: the product's provider over real sockets, typing tokens.
import { createHash } from 'node:crypto'
import { openSync, writeSync } from 'node:fs'
import { connectSocket } from '#app/editor/collab/collab-socket.ts'
import { CollabProvider } from '#app/editor/collab/provider.ts'
import type { Actor } from '#app/shared/roles.ts'
import { jsonOf } from '#server/realtime/collab/log/image.ts'
import { Author } from './author.ts'
import { type Pace, setPace } from './pace.ts'
import { randomOf } from './scale.ts'
import { serveCalls } from './serve-calls.ts'
import { everyone } from './until.ts'

export type CrowdSettings = {
  url: string
  sectionId: string
  actors: Actor[]
  first: number
  ledger: string
  seed: number
}

const settings = JSON.parse(process.argv[2]!) as CrowdSettings
const ledger = openSync(settings.ledger, 'a')
const random = randomOf(`crowd ${settings.first}`, settings.seed)
const authors = settings.actors.map((actor, index) => {
  const socket = connectSocket(settings.url, { transports: ['websocket'], forceNew: true, auth: { actor } })
  const provider = new CollabProvider({
    subject: { type: 'section', id: settings.sectionId },
    indexedDb: false,
    socket,
  })
  // One write for each line: what was acknowledged before a kill is known after it.
  return {
    author: new Author(
      provider,
      socket,
      settings.first + index,
      (kind, token) => void writeSync(ledger, `${kind} ${token}\n`),
    ),
    socket,
    provider,
  }
})
const providers = authors.map(({ provider }) => provider)
const timers = new Map<Author, NodeJS.Timeout>()

function start(author: Author, everyMs: number) {
  const press = () => {
    author.type()
    timers.set(author, setTimeout(press, everyMs * (0.5 + random.next())))
  }
  timers.set(author, setTimeout(press, everyMs * random.next()))
}

const hashOf = (provider: CollabProvider) => createHash('sha256').update(jsonOf(provider.doc)).digest('hex')
const isJoined = ({ state }: CollabProvider) => state === 'saved' || state === 'saving' || state === 'refused'

const authorOf = new Map(authors.map(({ author, provider }) => [provider, author]))
const isAnswered = (provider: CollabProvider) =>
  provider.state === 'gone' || (isJoined(provider) && authorOf.get(provider)!.unanswered === 0)

const handlers = {
  /** Milliseconds of each until they had the text. */
  async opened() {
    const from = Date.now()
    return Promise.all(providers.map((provider) => provider.ready.then(() => Date.now() - from)))
  },
  type({ everyMs, share = 1 }: { everyMs: number; share?: number }) {
    for (const { author } of authors.slice(0, Math.ceil(authors.length * share))) start(author, everyMs)
  },
  stop() {
    for (const timer of timers.values()) clearTimeout(timer)
    timers.clear()
  },
  /** One keystroke each. */
  once: () => authors.forEach(({ author }) => author.type()),
  waits: () => authors.flatMap(({ author }) => author.takeWaits()),
  counts: () => ({ typed: authors.map(({ author }) => author.typed), states: providers.map(({ state }) => state) }),
  /** How long until each of those who type had something acknowledged that was typed from now on. */
  acknowledgedAgain: () =>
    Promise.all(authors.filter(({ author }) => timers.has(author)).map(({ author }) => author.nextAcknowledged())),
  /** Clock times at which each was joined again. */
  async joined(patienceMs: number) {
    return everyone(providers, isJoined, patienceMs)
  },
  async seen({ others, patienceMs }: { others: number; patienceMs: number }) {
    return everyone(providers, (provider) => provider.people.length + provider.unseen === others, patienceMs)
  },
  async saved(patienceMs: number) {
    return everyone(providers, isAnswered, patienceMs)
  },
  /** Who does not come to this text. */
  async equal({ hash, patienceMs }: { hash: string; patienceMs: number }) {
    const here = providers.filter(({ state }) => state !== 'gone')
    const times = await everyone(here, (provider) => hashOf(provider) === hash, patienceMs)
    return times.flatMap((time, index) =>
      time === null ? [{ state: here[index]!.state, text: hashOf(here[index]!) }] : [],
    )
  },
  async became({ index, state, patienceMs }: { index: number; state: 'reader' | 'gone'; patienceMs: number }) {
    const [time] = await everyone(
      [providers[index]!],
      (provider) => provider.role === state || provider.state === state,
      patienceMs,
    )
    return time ?? null
  },
  pace({ from, to, pace }: { from: number; to: number; pace: Pace }) {
    for (const { socket } of authors.slice(from, to)) setPace(socket, pace)
  },
  close() {
    for (const { provider, socket } of authors) {
      provider.destroy()
      socket.disconnect()
    }
  },
}
export type CrowdCalls = typeof handlers

serveCalls(handlers)
