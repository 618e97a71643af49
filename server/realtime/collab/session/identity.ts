import type { DocumentAccess } from '#app/features/live-documents/document-chapter.server.ts'
import type { PresenceIdentity } from '#app/shared/collab-messages.ts'
import type { Actor } from '#app/shared/roles.ts'

const NOBODY = { organisation: '', groupCode: '', groupColour: '' }

/** What the others are shown of somebody: as the server looked it up, whatever the client may claim. */
export function presenceIdentity(actor: Actor, { affiliation }: DocumentAccess, clientId: number): PresenceIdentity {
  return { clientId, personId: actor.personId, name: actor.name, ...(affiliation ?? NOBODY) }
}
