import type { DeniedCode, KickCode, NackCode } from '#app/shared/collab-messages.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { Log } from '../measures/log.ts'
import type { Stats } from '../measures/stats.ts'
import type { CollabSocket } from './socket.ts'

type Code = NackCode | DeniedCode | KickCode

/** Codes that no client of ours should cause: a broken editor or an attack. The others are ordinary in a crowded or changing document. */
const SUSPECT = new Set<Code>(['PROTOCOL', 'MALFORMED', 'VOCAB', 'CLIENTID', 'SIZE'])

type Place = { documentId?: string; subject?: DocumentSubject }
const MESSAGES = {
  update: 'an update was refused',
  join: 'somebody was not let into a document',
  kick: 'somebody was put out of a document',
}

/** The ids by which a line of the log is found again; never a name, an address, a text or a token. */
export function idsOf({ id, data }: { id: string; data: { actor?: Actor } }) {
  return { socketId: id, personId: data.actor?.personId }
}

/** Counts a refusal and logs it, at a limited rate for each connection. */
export function noteRefusal(
  { log, stats }: { log: Log; stats: Stats },
  socket: CollabSocket,
  what: keyof typeof MESSAGES,
  code: Code,
  place: Place = {},
) {
  if (what === 'kick') stats.kick(code)
  if (what !== 'kick' || code === 'PROTOCOL') stats.refuse(code)
  const client = socket.data
  if (client.refusalLines.take()) return void client.unloggedRefusals++
  const { unloggedRefusals } = client
  client.unloggedRefusals = 0
  log[SUSPECT.has(code) ? 'warn' : 'info'](
    { ...idsOf(socket), ...place, code, ...(unloggedRefusals && { unloggedRefusals }) },
    MESSAGES[what],
  )
}
