import { sessionsOf } from '#app/platform/session.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { timeZonesWith } from '#app/shared/zoned-time.ts'
import { deviceOf } from './device.ts'

export type ProfileView = Awaited<ReturnType<typeof profilePageOf>>

export async function profilePageOf(actor: Actor) {
  const sessions = await sessionsOf(actor.personId)
  const { name, email, language, timeZone } = actor
  return {
    name,
    email,
    language,
    timeZone,
    timeZones: timeZonesWith(timeZone),
    sessions: sessions.map(({ userAgent, ...session }) => ({
      ...session,
      device: deviceOf(userAgent),
      own: session.id === actor.sessionId,
    })),
  }
}
