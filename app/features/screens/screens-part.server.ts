import { db } from '#app/platform/db.server.ts'
import type { Part } from '#app/shared/session-parts.ts'
import { faceSchema } from './screen.schema.ts'
import type { Face } from './screen-faces.ts'

export type ScreenLine = { id: string; name: string; face: Face; prepared: Face | null }
export type ScreensPart = ScreenLine[]

/** The open screens of a session and what stands on them, the oldest first. For moderators: what is prepared nobody else sees. */
export async function screensPart(sessionId: string): Promise<Part<ScreensPart>> {
  const { version } = await db.sessionRun.findUniqueOrThrow({ where: { sessionId }, select: { version: true } })
  const screens = await db.screen.findMany({
    where: { sessionId, revokedAt: null },
    select: { id: true, name: true, face: true, preview: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return {
    version,
    value: screens.map(({ preview, face, ...screen }) => ({
      ...screen,
      face: faceSchema.parse(face),
      prepared: preview === null ? null : faceSchema.parse(preview),
    })),
  }
}
