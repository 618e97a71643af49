import { db } from '#app/platform/db.server.ts'
import { localTime } from '#app/shared/zoned-time.ts'
import type { SessionChange } from './session.schema.ts'
import type { SessionSubject } from './session-access.server.ts'
import { changedSettings, type SettingName, settingsOf } from './settings.ts'

/** The newest version of a session's settings, and how they read where they differ from what was sent; nothing when nobody changed them. */
export async function changedMeanwhile({ session }: SessionSubject, sent: SessionChange) {
  const current = await db.session.findUniqueOrThrow({ where: { id: session.id } })
  if (current.version === sent.version) return undefined
  const changes = changedSettings(current, settingsOf(sent)).map((field) => ({ field, text: wordsOf(field) }))
  return { version: current.version, changes }

  function wordsOf(field: SettingName) {
    const value = current[field]
    if (value instanceof Date) return localTime(value, current.timeZone).replace('T', ' ')
    if (typeof value === 'boolean') return value ? '✓' : '–'
    return field === 'speechSeconds' ? `${current.speechSeconds / 60} min` : String(value)
  }
}
