// A process full of clients: some type, a tenth keep the whole text, the others read what arrives.
import { createHash } from 'node:crypto'
import type * as Yjs from 'yjs'
import type { Connection } from './adapters/types.ts'
import type { LightClient } from './clients/types.ts'
import { signIn } from './lib/people.ts'
import { clock } from './lib/processes.ts'
import { Histogram } from './lib/statistics.ts'
import { isOurs, loadAdapter, loadLight, type System } from './lib/systems.ts'
import { typingTimes } from './lib/typing.ts'
import { CLOCKS_BEFORE, expectedText, Typist, writtenIn } from './lib/typist.ts'
import { peerYjs, productYjs } from './lib/yjs.ts'

export type ClientPlan = { clientId: number; kind: 'typist' | 'reader' | 'verifier'; url: string; document?: string }
export type Plan = {
  system: System
  document: string
  clients: ClientPlan[]
  /** All who type, also in other processes. */
  typists: number[]
  seed: number
  typeMs: number
  /** How many times as fast as people type. */
  pace?: number
  joinMs: number
}
export type Report = {
  visible: ReturnType<Histogram['toJSON']>
  acknowledged: ReturnType<Histogram['toJSON']>
  deliveries: number
  missing: number
  lightDeliveries: number
  bytes: number
  unacknowledged: number
  wrong: string[]
  hashes: string[]
}

type Receiver = { own: number; seen: Map<number, number>; light: boolean }

const state = {
  plan: null as Plan | null,
  Y: null as typeof Yjs | null,
  schedules: new Map<number, number[]>(),
  startAt: Infinity,
  receivers: [] as Receiver[],
  lights: [] as LightClient[],
  bytesBefore: 0,
  typists: [] as Typist[],
  verifiers: [] as { doc: Yjs.Doc; connection: Connection }[],
  acknowledgedUpTo: new Map<number, number>(),
  visible: new Histogram(),
  acknowledged: new Histogram(),
  deliveries: 0,
  lightDeliveries: 0,
}

// Within one process most clients receive the same bytes: they are read once.
let lastRead: { bytes: Uint8Array; to: Map<number, number> } | null = null

function clocksIn(update: Uint8Array) {
  if (lastRead && lastRead.bytes.length === update.length && Buffer.compare(lastRead.bytes, update) === 0)
    return lastRead.to
  const { to } = state.Y!.parseUpdateMeta(update)
  lastRead = { bytes: update.slice(), to }
  return to
}

function hear(receiver: Receiver, update: Uint8Array) {
  const now = clock()
  for (const [clientId, to] of clocksIn(update)) {
    const times = state.schedules.get(clientId)
    if (!times || clientId === receiver.own) continue
    const seen = receiver.seen.get(clientId) ?? 0
    const letters = Math.min(to - CLOCKS_BEFORE, times.length)
    for (let letter = seen; letter < letters; letter++) state.visible.add(now - state.startAt - times[letter]!)
    if (letters <= seen) continue
    receiver.seen.set(clientId, letters)
    state.deliveries += letters - seen
    if (receiver.light) state.lightDeliveries += letters - seen
  }
}

function acknowledge(clientId: number, upTo: number) {
  const times = state.schedules.get(clientId)!
  const now = clock()
  const before = Math.max(0, (state.acknowledgedUpTo.get(clientId) ?? 0) - CLOCKS_BEFORE)
  for (let letter = before; letter < upTo - CLOCKS_BEFORE; letter++)
    state.acknowledged.add(now - state.startAt - times[letter]!)
  state.acknowledgedUpTo.set(clientId, Math.max(upTo, state.acknowledgedUpTo.get(clientId) ?? 0))
}

async function open(plan: Plan) {
  state.plan = plan
  state.Y = isOurs(plan.system) ? await productYjs() : await peerYjs()
  for (const clientId of plan.typists)
    state.schedules.set(clientId, typingTimes(plan.seed + clientId, plan.typeMs, plan.pace))
  const [adapter, light] = [await loadAdapter(plan.system), await loadLight(plan.system)]
  const cookies = isOurs(plan.system)
    ? await signIn(
        plan.clients[0]!.url,
        plan.clients.map(({ clientId }) => clientId),
      )
    : []
  const Y = state.Y
  const began = clock()
  const took = await Promise.all(
    plan.clients.map(async ({ clientId, kind, url, document = plan.document }, index) => {
      await until(began + (plan.joinMs * index) / plan.clients.length)
      const from = clock()
      const receiver: Receiver = { own: kind === 'typist' ? clientId : -1, seen: new Map(), light: kind !== 'verifier' }
      state.receivers.push(receiver)
      if (kind === 'verifier') {
        const doc = new Y.Doc()
        doc.clientID = clientId
        doc.on('update', (update: Uint8Array) => hear(receiver, update))
        const connection = adapter.connect({ url, document, ydoc: doc, Y })
        state.verifiers.push({ doc, connection })
        await connection.synced
        return clock() - from
      }
      const client = light({
        url,
        document,
        clientId,
        cookie: cookies[index],
        onUpdate: (update) => hear(receiver, update),
        onAcknowledged: (upTo) => acknowledge(clientId, upTo),
      })
      state.lights.push(client)
      await client.synced
      const spent = clock() - from
      if (kind === 'typist') state.typists.push(new Typist(Y, clientId, (update, upTo) => client.send(update, upTo)))
      return spent
    }),
  )
  return { took, began, ended: clock() }
}

const until = (at: number) => new Promise<void>((resolve) => void setTimeout(resolve, Math.max(0, at - clock())))

async function type(startAt: number) {
  state.startAt = startAt
  state.visible = new Histogram()
  state.acknowledged = new Histogram()
  state.bytesBefore = received()
  await Promise.all(
    state.typists.map(async (typist) => {
      for (const time of state.schedules.get(typist.clientId)!) {
        await until(startAt + time)
        typist.press()
      }
    }),
  )
  return {}
}

const received = () => state.lights.reduce((sum, light) => sum + light.received(), 0)

function progress() {
  let missing = 0
  for (const { own, seen } of state.receivers) {
    for (const [clientId, { length }] of state.schedules)
      if (clientId !== own) missing += length - (seen.get(clientId) ?? 0)
  }
  let unacknowledged = 0
  if (state.acknowledgedUpTo.size) {
    for (const { clientId } of state.typists) {
      unacknowledged +=
        state.schedules.get(clientId)!.length + CLOCKS_BEFORE - (state.acknowledgedUpTo.get(clientId) ?? 0)
    }
  }
  return { missing, unacknowledged }
}

function report(): Report {
  const wrong: string[] = []
  const hashes = state.verifiers.map(({ doc }) => {
    const written = writtenIn(state.Y!, doc)
    for (const [clientId, { length }] of state.schedules) {
      if (written.get(clientId) !== expectedText(length))
        wrong.push(`${clientId} wrote ${length} letters, of which a verifier has ${written.get(clientId)?.length ?? 0}`)
    }
    return createHash('sha256').update(doc.getXmlFragment('content').toString()).digest('hex')
  })
  const { deliveries, lightDeliveries } = state
  const { visible, acknowledged } = state
  return {
    visible: visible.toJSON(),
    acknowledged: acknowledged.toJSON(),
    deliveries,
    lightDeliveries,
    bytes: received() - state.bytesBefore,
    ...progress(),
    wrong,
    hashes,
  }
}

function close() {
  for (const { connection } of state.verifiers) connection.close()
  for (const light of state.lights) light.close()
  setTimeout(() => process.exit(0), 200)
  return {}
}

const work: Record<string, (argument: never) => unknown> = { open, type, progress, report, close }

process.on('disconnect', () => process.exit(0))
process.on('message', ({ id, name, argument }: { id: number; name: string; argument: never }) => {
  void Promise.resolve()
    .then(() => work[name]!(argument))
    .then(
      (answer) => process.send?.({ id, answer }),
      (error: Error) => process.send?.({ id, error: error.stack ?? error.message }),
    )
})
