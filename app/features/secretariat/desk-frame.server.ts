import { programmeOf } from '#app/features/programme/programme.queries.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { DeskFrameData } from './desk-frame.tsx'

export async function deskFrameOf(actor: Actor): Promise<DeskFrameData> {
  const { name } = await programmeOf(actor.language)
  return { programme: name, name: actor.name, secretariat: actor.secretariat }
}
