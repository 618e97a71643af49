import type { DeniedCode, KickCode, NackCode } from '#app/shared/collab-messages.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import type { Log } from '../measures/log.ts'
import type { Stats } from '../measures/stats.ts'
import { TokenBucket } from './limits.ts'
import type { CollabSocket } from './socket.ts'

type Code = NackCode | DeniedCode | KickCode

/** What no client of ours sends: a broken editor or somebody trying. The rest is the ordinary life of a crowded or changing table. */
const SUSPECT = new Set<Code>(['PROTOCOL', 'MALFORMED', 'VOCAB', 'CLIENTID', 'SIZE'])
const LINES_PER_SECOND = 0.2
const LINES_AT_ONCE = 5

type Place = { documentId?: string; subject?: DocumentSubject }
const MESSAGES = {
  update: 'an update was refused',
  join: 'somebody was not let into a document',
  kick: 'somebody was put out of a document',
}
const quotas = new WeakMap<CollabSocket, { lines: TokenBucket; untold: number }>()

/** The ids by which a line of the log is found again; never a name, an address, a text or a token. */
export function idsOf({ id, data }: Pick<CollabSocket, 'id' | 'data'>) {
  return { socketId: id, personId: data.actor?.personId }
}

/** Counts a refusal and says in the log whom it met; somebody who is refused all the time does not fill it. */
export function noteRefusal(
  { log, stats }: { log: Log; stats: Stats },
  socket: CollabSocket,
  what: keyof typeof MESSAGES,
  code: Code,
  place: Place = {},
) {
  if (what === 'kick') stats.kick(code)
  if (what !== 'kick' || code === 'PROTOCOL') stats.refuse(code)
  const quota = quotaOf(socket)
  if (quota.lines.take()) return void quota.untold++
  const { untold } = quota
  quota.untold = 0
  log[SUSPECT.has(code) ? 'warn' : 'info'](
    { ...idsOf(socket), ...place, code, ...(untold && { untold }) },
    MESSAGES[what],
  )
}

function quotaOf(socket: CollabSocket) {
  let quota = quotas.get(socket)
  if (!quota) quotas.set(socket, (quota = { lines: new TokenBucket(LINES_PER_SECOND, LINES_AT_ONCE), untold: 0 }))
  return quota
}
