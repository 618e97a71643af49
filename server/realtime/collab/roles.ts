import { DomainError } from '#app/shared/error-codes.ts'
import type { ReadReason } from '#app/shared/collab-messages.ts'
import { depart } from './presence.ts'
import { onceAnswered, sendAck } from './published.ts'
import { idsOf } from './refusals.ts'
import type { Access, AccessEvent, Collab, CollabSocket, Member } from './types.ts'
import { kick, send } from './wire.ts'

const CONCERNS = /^(membership|section|roundtable|pillar|person)\./

/** After an event that may have changed somebody's standing: everybody whom it may concern is asked about again. */
export async function reviewAfter(collab: Collab, event: AccessEvent) {
  if (!CONCERNS.test(event.name)) return
  collab.reviews++
  for (const document of collab.documents.open()) {
    const concerned = event.roundtableId === null || document.roundtableId === event.roundtableId
    const elsewhere = event.subjectType === 'section' && event.subjectId !== document.sectionId
    if (!concerned || elsewhere) continue
    await Promise.all([...document.members.values()].map((member) => review(collab, member)))
  }
}

/** Looks everybody's role up again, as after an event that names nobody. */
export async function reviewAll(collab: Collab) {
  collab.reviews++
  await Promise.all([...collab.documents.open()].flatMap(({ members }) => [...members.values()].map((member) => review(collab, member))))
}

/** Until the answer is there nothing of theirs is taken: the change counts from its event on. */
export function review(collab: Collab, member: Member): Promise<void> {
  const review = Promise.resolve(member.review)
    .then(() => ask(collab, member))
    .finally(() => {
      if (member.review === review) member.review = null
    })
  member.review = review
  return review
}

async function ask(collab: Collab, member: Member) {
  let access: Access
  try {
    access = await collab.options.access(member.actor, member.document.sectionId)
  } catch (error) {
    if (!member.live) return
    if (error instanceof DomainError) return expel(collab, member, 'GONE')
    // Not known is not allowed: they read on and are asked about again with the next event.
    collab.log.error({ err: error, ...idsOf(member.socket), documentId: member.document.id }, 'a role could not be looked up')
    return change(member, false, 'role')
  }
  if (!member.live) return
  member.seat = access.seat
  member.identity = access.seat && identityOf(access.seat)
  change(member, access.mayWrite && !member.document.damage, member.document.damage ? 'damaged' : access.reason)
}

export function identityOf({ personId, organisationId, groupId }: { personId: string; organisationId: string; groupId: string }) {
  return { personId, organisationId, groupId }
}

function change(member: Member, mayWrite: boolean, reason: ReadReason | undefined) {
  if (member.mayWrite === mayWrite && member.reason === reason) return
  member.mayWrite = mayWrite
  member.reason = reason
  const notice = { role: mayWrite ? 'writer' : 'reader', ...(reason && { reason }) } as const
  onceAnswered(member, () => member.live && send(member.socket, { type: 'role', channel: member.document.channel, notice }))
}

export function expel(collab: Collab, member: Member, code: 'GONE' | 'AUTH' | 'REPLACED') {
  depart(collab, member)
  if (code !== 'GONE') return kick(collab, member, code)
  // Nothing is taken from them or shown to them any more; their page offers back what it holds for not stored.
  onceAnswered(member, () => {
    if (member.ackTo) sendAck(member)
    kick(collab, member, code)
  })
}

/** Every socket of the session, also one that is at no document yet: it would still be admitted to one. */
export function sessionEnded(collab: Collab, sessionId: string) {
  for (const document of collab.documents.open()) {
    for (const member of [...document.members.values()]) if (member.actor.sessionId === sessionId) expel(collab, member, 'AUTH')
  }
  for (const socket of [...collab.namespace.sockets.values()]) {
    if ((socket as CollabSocket).data.actor.sessionId === sessionId) socket.disconnect(true)
  }
}
