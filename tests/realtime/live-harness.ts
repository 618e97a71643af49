import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import { pgPool } from '#app/platform/db.server.ts'
import type {
  Counts,
  LiveAck,
  LiveClientMessages,
  LiveEvent,
  LiveServerMessages,
  OwnAnswers,
  Presence,
} from '#app/shared/live.ts'
import type { ToldPart } from '#app/shared/session-parts.ts'
import { browserParser } from '#app/shared/socket-packets.ts'
import { attachRealtime } from '#server/realtime/index.ts'
import { cookieOf } from '#tests/factories/requests.ts'

export async function startLive() {
  const http = createServer()
  const realtime = await attachRealtime(http, pgPool())
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, close: () => realtime.close() }
}

/** A page of that person's, with what it has been told. */
export async function openLive(url: string, person: { id: string }) {
  const extraHeaders = { Host: 'roundtable.test', Origin: 'http://roundtable.test', Cookie: await cookieOf(person) }
  const socket: Socket<LiveServerMessages, LiveClientMessages> = io(`${url}/live`, {
    parser: browserParser,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders,
  })
  onTestFinished(() => void socket.disconnect())
  const heard = {
    events: [] as LiveEvent[],
    counts: [] as Counts[],
    own: [] as OwnAnswers[],
    presence: [] as Presence[],
    revoked: [] as string[],
    parts: [] as ToldPart[],
  }
  socket.on('event', (event) => void heard.events.push(event))
  socket.on('counts', (counts) => void heard.counts.push(counts))
  socket.on('own', (own) => void heard.own.push(own))
  socket.on('presence', (presence) => void heard.presence.push(presence))
  socket.on('revoked', ({ reason }) => void heard.revoked.push(reason))
  socket.on('part', (part) => void heard.parts.push(part))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const join = async (roundtableId: string, topics: string[], presence = false) =>
    codeOf(await socket.emitWithAck('join', { roundtableId, topics, presence }))
  /** The topics it has been told of so far: whatever was sent before has come when this is answered. */
  const told = async () => {
    await socket.emitWithAck('leave', { topics: ['nothing'] })
    return heard.events.map(({ topics }) => topics.map((name) => name.split(':')[0]))
  }
  return { socket, ...heard, join, told }
}

function codeOf(answer: LiveAck) {
  return answer.ok ? 'ok' : answer.code
}
