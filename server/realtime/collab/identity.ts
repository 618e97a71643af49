import type { PresenceIdentity } from '#app/shared/collab-messages.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { Access } from './types.ts'

const NOBODY = { organisation: '', groupCode: '', groupColour: '' }

/** What the others are shown of somebody: as the server looked it up, whatever the client may claim. */
export function identify(actor: Actor, { affiliation }: Access, clientId: number): PresenceIdentity {
  return { clientId, personId: actor.personId, name: actor.name, ...(affiliation ?? NOBODY) }
}
