import { log } from '#app/platform/log.server.ts'
import { ROUNDTABLE_TOPICS, SUBJECT_TOPICS, topicName } from '#app/shared/live.ts'
import type { newsOfAllNodes } from '../nodes/news.ts'
import type { LiveNamespace, LiveSocket } from './live-socket.ts'

const TOGETHER_MS = 500
/** A node that was killed says no farewell: its people are found to be gone so late at the most. */
const AGAIN_MS = 30_000

type Watched = { watchers: Set<LiveSocket>; told: Set<string>; timer?: NodeJS.Timeout }

/**
 * Who has a page open that follows one of the topics of a thing: a roundtable, a section, a ballot, whatever has an id. Once for all of
 * them, over all nodes, and told only to pages that asked for it.
 */
export class Presence {
  private readonly watched = new Map<string, Watched>()
  private readonly again = setInterval(
    () => [...this.watched.keys()].forEach((id) => this.lookSoon(id)),
    AGAIN_MS,
  ).unref()

  constructor(
    private readonly live: LiveNamespace,
    private readonly news: ReturnType<typeof newsOfAllNodes>,
  ) {
    news.onPresence((ids) => ids.forEach((id) => this.lookSoon(id)))
  }

  /** Somebody has come to these things or left them. */
  changed(ids: Iterable<string>) {
    this.news.tellPresence([...ids])
  }

  async watch(socket: LiveSocket, id: string) {
    const found = this.watched.get(id) ?? { watchers: new Set(), told: await this.peopleAt(id) }
    if (!socket.connected) return
    this.watched.set(id, found)
    found.watchers.add(socket)
    socket.emit('presence', { id, all: true, here: [...found.told], gone: [] })
  }

  unwatch(socket: LiveSocket, id: string) {
    const found = this.watched.get(id)
    found?.watchers.delete(socket)
    if (found?.watchers.size !== 0) return
    clearTimeout(found.timer)
    this.watched.delete(id)
  }

  stop() {
    clearInterval(this.again)
    for (const { timer } of this.watched.values()) clearTimeout(timer)
    this.watched.clear()
  }

  private async peopleAt(id: string) {
    const rooms = [...ROUNDTABLE_TOPICS, ...SUBJECT_TOPICS].map((topic) => topicName(topic, id))
    const sockets = await this.live.in(rooms).fetchSockets()
    return new Set(sockets.map(({ data }) => data.actor.personId))
  }

  private lookSoon(id: string) {
    const found = this.watched.get(id)
    if (!found) return
    found.timer ??= setTimeout(() => {
      found.timer = undefined
      this.look(id, found).catch((error: unknown) => log.warn({ err: error }, 'who is present could not be looked up'))
    }, TOGETHER_MS)
  }

  private async look(id: string, found: Watched) {
    const people = await this.peopleAt(id)
    const here = [...people].filter((person) => !found.told.has(person))
    const gone = [...found.told].filter((person) => !people.has(person))
    found.told = people
    if (here.length || gone.length) for (const socket of found.watchers) socket.emit('presence', { id, here, gone })
  }
}
