import { EventEmitter } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { endSessionById, onSessionEnded } from '#app/platform/session.server.ts'
import { watchSession } from '#server/realtime/session-watch.ts'
import { buildPerson } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'

type Socket = Parameters<typeof watchSession>[0]
const HOUR_MS = 3_600_000

function ends() {
  const heard: string[] = []
  onTestFinished(onSessionEnded(({ sessionId }) => void heard.push(sessionId)))
  return heard
}

async function openSessionId() {
  const { sessionId } = await actorOf(await buildPerson())
  return sessionId
}

test('who signs out between the look-up and the connection is shown out all the same', async () => {
  const sessionId = await openSessionId()
  await endSessionById(sessionId)
  const heard = ends()
  watchSession(new EventEmitter() as Socket, sessionId, new Date(Date.now() + HOUR_MS))
  await expect.poll(() => heard).toEqual([sessionId])
})

test('a socket ends with its session, and stays when the session was prolonged meanwhile', async () => {
  const [over, prolonged] = [await openSessionId(), await openSessionId()]
  await db.authSession.update({ where: { id: over }, data: { expiresAt: new Date(Date.now() + 200) } })
  const heard = ends()
  for (const id of [over, prolonged]) watchSession(new EventEmitter() as Socket, id, new Date(Date.now() + 200))
  await expect.poll(() => heard).toEqual([over])
  expect(await db.authSession.count({ where: { id: prolonged } })).toBe(1)
})
