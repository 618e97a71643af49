import { z } from 'zod'
import type { RecordedEvent } from '#app/platform/events.server.ts'
import { log } from '#app/platform/log.server.ts'
import { pageReads } from '#app/platform/page-reads.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { definitionOf, personOf } from '#app/shared/events/catalogue.ts'
import { type LiveAck, topicName } from '#app/shared/live.ts'
import { TokenBucket } from '../collab/wire/limits.ts'
import { idsOf } from '../collab/wire/refusals.ts'
import { isOfRoundtable, isTopic, mayFollow } from './access.ts'
import type { Followed, LiveNamespace, LiveSocket } from './live-socket.ts'
import type { Presence } from './presence.ts'

/** More than any page shows. */
const MOST_FOLLOWED = 64
const names = z.array(z.string().max(60)).min(1).max(12)
const joining = z.strictObject({ roundtableId: z.uuid(), topics: names, presence: z.boolean().optional() })
const leaving = z.strictObject({ topics: names, presence: z.boolean().optional() })

const MESSAGES_PER_SECOND = 5
const BURST = 50

/** So often standings have changed: who was looked up before is looked up again. */
let changes = 0

/** A page follows what it shows; whether its reader may is asked of the rule of its route. */
export function serveTopics(socket: LiveSocket, presence: Presence) {
  const { data } = socket
  const budget = new TokenBucket(MESSAGES_PER_SECOND, BURST)
  data.follows = new Map()
  socket.on(
    'join',
    answering(socket, budget, async (input) => {
      const { roundtableId, topics, presence: watches } = joining.parse(input)
      const wanted = topics.map((name) => followedBy(name, roundtableId))
      // What changes while it is looked up has put nobody out yet.
      let before: number
      do {
        before = changes
        await allowed(socket, wanted)
      } while (before !== changes)
      if (data.follows.size + wanted.length > MOST_FOLLOWED) throw new DomainError('too-many')
      for (const one of wanted) data.follows.set(topicName(one.topic, one.id), one)
      await socket.join(wanted.map(({ topic, id }) => topicName(topic, id)))
      presence.changed(idsIn(wanted))
      if (watches) for (const id of idsIn(wanted)) await presence.watch(socket, id)
    }),
  )
  socket.on(
    'leave',
    answering(socket, budget, async (input) => {
      const { topics, presence: watched } = leaving.parse(input)
      const left = topics.map((name) => [name, data.follows.get(name)] as const)
      if (watched) for (const name of topics) presence.unwatch(socket, name.split(':')[1] ?? '')
      for (const [name] of left) await unfollow(socket, name)
      forget(left.flatMap(([, one]) => one ?? []))
    }),
  )
  socket.on('disconnect', () => {
    const left = [...data.follows.values()]
    data.follows.clear()
    forget(left)
  })

  function forget(left: Followed[]) {
    const still = idsIn([...data.follows.values()])
    const gone = [...idsIn(left)].filter((id) => !still.has(id))
    for (const id of gone) presence.unwatch(socket, id)
    if (gone.length) presence.changed(gone)
  }
}

const idsIn = (followed: Followed[]) => new Set(followed.map(({ id }) => id))

function followedBy(name: string, roundtableId: string): Followed {
  const [topic = '', id = roundtableId] = name.split(':')
  const own = isTopic(topic) && isOfRoundtable(topic)
  if (!isTopic(topic) || own !== (id === roundtableId) || !z.uuid().safeParse(id).success)
    throw new DomainError('invalid')
  return { roundtableId, topic, id }
}

/** All of them, each thing read once. */
async function allowed({ data: { actor } }: LiveSocket, wanted: Followed[]) {
  const reads = pageReads()
  try {
    await reads.run(() =>
      Promise.all(wanted.map(({ roundtableId, topic, id }) => mayFollow(actor, roundtableId, topic, id))),
    )
  } finally {
    reads.end()
  }
}

function unfollow(socket: LiveSocket, name: string) {
  socket.data.follows.delete(name)
  return socket.leave(name)
}

/** Somebody who may no longer be at a roundtable stops hearing it at once, whatever the database is doing. */
export function evict(live: LiveNamespace, { roundtableId, data: { personId } }: RecordedEvent) {
  changes++
  for (const socket of live.sockets.values()) {
    if (socket.data.actor.personId === personId && !socket.data.actor.secretariat) revoke(socket, roundtableId ?? '')
  }
}

/** Whether an event may change who sees what: somebody's place, a roundtable itself or whom a session is open to, or what goes into the bin and comes back. */
export function changesStanding({ name }: Pick<RecordedEvent, 'name'>) {
  const definition = definitionOf(name)
  if (!definition) return false
  return (
    definition.topics.includes('bin') ||
    (definition.access !== undefined && ['membership', 'roundtable', 'person', 'session'].includes(definition.subject))
  )
}

/** After such an event, those whom it concerns. */
export function recheckAfter(live: LiveNamespace, event: RecordedEvent) {
  const person = personOf(event)
  const ofThings = definitionOf(event.name)?.topics.includes('bin') || definitionOf(event.name)?.subject === 'session'
  return recheckFollowers(
    live,
    (one) =>
      (!event.roundtableId || one.roundtableId === event.roundtableId) && (!ofThings || !isOfRoundtable(one.topic)),
    (socket) => person === null || socket.data.actor.personId === person,
  )
}

/** After a time in which changes may have gone by unheard: everybody. */
export async function recheckFollowers(
  live: LiveNamespace,
  isMeant = (_: Followed) => true,
  isConcerned = (_: LiveSocket) => true,
) {
  changes++
  const answers = new Map<string, Promise<boolean>>()
  for (const socket of [...live.sockets.values()].filter(isConcerned)) {
    for (const [name, one] of [...(socket.data.follows ?? [])].filter(([, followed]) => isMeant(followed))) {
      const key = `${socket.data.actor.personId} ${one.roundtableId} ${name}`
      const answer = answers.get(key) ?? still(socket, one)
      answers.set(key, answer)
      if (await answer) continue
      if (isOfRoundtable(one.topic) && !(await still(socket, { ...one, topic: 'roundtable' })))
        revoke(socket, one.roundtableId)
      else await unfollow(socket, name)
    }
  }
}

async function still(socket: LiveSocket, one: Followed) {
  try {
    await allowed(socket, [one])
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

function revoke(socket: LiveSocket, roundtableId: string) {
  const here = [...(socket.data.follows ?? [])].filter(([, one]) => one.roundtableId === roundtableId)
  if (!here.length) return
  for (const [name] of here) void unfollow(socket, name)
  socket.emit('revoked', { reason: 'membership' })
}

/** A handler that always answers, if there is anybody to answer to, and never throws into the socket; a flood costs no look-up. */
function answering(socket: LiveSocket, budget: TokenBucket, handler: (input: unknown) => Promise<void>) {
  return (input: unknown, ack?: (answer: LiveAck) => void) => {
    const answer = typeof ack === 'function' ? ack : () => {}
    if (budget.take()) return answer({ ok: false, code: 'too-many' })
    handler(input).then(
      () => answer({ ok: true }),
      (error: unknown) => {
        if (error instanceof DomainError) return answer({ ok: false, code: error.code })
        if (error instanceof z.ZodError) return answer({ ok: false, code: 'invalid' })
        log.error({ err: error, ...idsOf(socket) }, 'a live message failed')
        answer({ ok: false, code: 'unavailable' })
      },
    )
  }
}
