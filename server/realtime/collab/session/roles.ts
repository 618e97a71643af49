import { setTimeout as pause } from 'node:timers/promises'
import type { DocumentAccess } from '#app/features/live-documents/document-chapter.server.ts'
import type { RoleNotice } from '#app/shared/collab-messages.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { definitionOf, personOf } from '#app/shared/events/catalogue.ts'
import type { Identity } from '../document/author.ts'
import type { LiveDocument, Member } from '../document/live-document.ts'
import { enter, hasLeft, type Reader, type Review, type Writer } from '../document/member.ts'
import type { AccessEvent, Collab } from '../room/collab.ts'
import { onceAnswered } from '../room/published.ts'
import { kick } from '../room/send.ts'
import { sendAck } from '../room/tick.ts'
import { idsOf } from '../wire/refusals.ts'
import { type CollabSocket, send } from '../wire/socket.ts'
import { depart } from './presence.ts'

const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 5000

/** After an event that may have changed somebody's standing: everybody whom it may concern is asked about again. */
export async function reviewAfter(collab: Collab, event: AccessEvent) {
  const { access, writers } = definitionOf(event.name) ?? {}
  if (!access && !writers) return
  collab.reviews++
  const concerned = [...collab.documents.open()].flatMap((document) => {
    const here = event.roundtableId === null || document.roundtableId === event.roundtableId
    const elsewhere =
      event.subjectType in collab.options.subjects &&
      !(event.subjectType === document.subject.type && event.subjectId === document.subject.id)
    const named = writers === document.subject.type
    return here && (named || (access && !elsewhere)) ? membersConcerned(document, event) : []
  })
  if (access === 'ends' && personOf(event)) for (const member of concerned) enter(member, { is: 'suspended' })
  await Promise.all(concerned.map((member) => review(collab, member)))
}

/** All members, or those of the one person whom the event is about. */
function membersConcerned({ members }: LiveDocument, event: AccessEvent) {
  const personId = personOf(event)
  return [...members.values()].filter(({ actor }) => !personId || actor.personId === personId)
}

/** Looks everybody's role up again, as after an event that names nobody. */
export async function reviewAll(collab: Collab) {
  collab.reviews++
  await Promise.all(
    [...collab.documents.open()].flatMap(({ members }) =>
      [...members.values()].map((member) => review(collab, member)),
    ),
  )
}

/**
 * Until the answer is there nothing of theirs is taken: the change counts from its event on. Of many changes in a row the first and
 * the last are asked about.
 */
export function review(collab: Collab, member: Member): Promise<void> {
  if (hasLeft(member)) return Promise.resolve()
  if (member.review) member.review.isStale = true
  else {
    const review: Review = { isStale: false, known: Promise.resolve() }
    member.review = review
    review.known = untilKnown(collab, member, review)
  }
  return member.review.known
}

/** Asks until there is an answer: until then a member is neither allowed nor refused, and what they send waits. */
async function untilKnown(collab: Collab, member: Member, review: Review) {
  let wait = FIRST_WAIT_MS
  do {
    review.isStale = false
    while (!hasLeft(member) && !(await ask(collab, member))) {
      await pause(wait * (0.5 + Math.random()), undefined, { ref: false })
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
      review.isStale = false
    }
  } while (!hasLeft(member) && review.isStale)
  member.review = null
  // They may stay after all, and have missed who came and went: they come in anew.
  if (member.state.is === 'suspended') expel(collab, member, 'RELOAD')
}

/** Whether there was an answer. */
async function ask(collab: Collab, member: Member): Promise<boolean> {
  const { document } = member
  let access: DocumentAccess
  try {
    access = await collab.options.subjects[document.subject.type].access(member.actor, document.subject.id)
  } catch (error) {
    if (error instanceof DomainError) {
      if (!hasLeft(member)) expel(collab, member, 'GONE')
      return true
    }
    collab.log.error(
      { err: error, ...idsOf(member.socket), documentId: document.id },
      'a role could not be looked up; it is tried again',
    )
    return false
  }
  if (hasLeft(member)) return true
  const before = noticeOf(member.role)
  member.role = roleOf(access, document.damage)
  // They act for somebody else now, and their client id stands for whom they acted for before: they come back with another.
  if (isBoundElsewhere(document, member.clientId, member.role.identity)) expel(collab, member, 'RELOAD')
  else if (!isSame(noticeOf(member.role), before)) tellRole(member)
  return true
}

/** Whether letters under this client id count for another organisation or group than the one they act for. */
export function isBoundElsewhere({ bindings }: LiveDocument, clientId: number, identity: Identity | null) {
  const bound = bindings.get(clientId)
  return (
    identity !== null &&
    bound !== undefined &&
    (bound.organisationId !== identity.organisationId || bound.groupId !== identity.groupId)
  )
}

export function identityOf({
  personId,
  organisationId,
  groupId,
}: {
  personId: string
  organisationId: string
  groupId: string
}) {
  return { personId, organisationId, groupId }
}

/** A writer needs a seat, for every row names whom it was written for, and so does whoever proposes; in a damaged text nobody does either. */
export function roleOf(
  { seat, mayWrite, reason, gate, mayPropose = false }: DocumentAccess,
  damage: string | null,
): Writer | Reader {
  const identity = seat && identityOf(seat)
  if (damage) return { mayWrite: false, seat, identity, reason: 'damaged', mayPropose: false }
  if (seat && identity && mayWrite) return { mayWrite, seat, identity, gate }
  return { mayWrite: false, seat, identity, reason, mayPropose: seat !== null && mayPropose }
}

/** As it is announced with the answer to a JOIN, and with each change. */
export function noticeOf(role: Writer | Reader): RoleNotice {
  const { reason } = role
  return { role: role.mayWrite ? 'writer' : role.mayPropose ? 'proposer' : 'reader', ...(reason && { reason }) }
}

const isSame = (one: RoleNotice, other: RoleNotice) => one.role === other.role && one.reason === other.reason

function tellRole(member: Member) {
  const { socket, document, role } = member
  const message = { type: 'role', channel: document.channel, notice: noticeOf(role) } as const
  onceAnswered(member, () => !hasLeft(member) && send(socket, message))
}

/** Ends a membership. GONE and RELOAD are told behind the acknowledgements that are due, AUTH and REPLACED at once. */
export function expel(collab: Collab, member: Member, code: 'GONE' | 'AUTH' | 'REPLACED' | 'RELOAD') {
  depart(collab, member, code === 'GONE' || code === 'AUTH' ? code : 'RETRY')
  if (code === 'AUTH' || code === 'REPLACED') return kick(collab, member, code)
  // Nothing is taken from them or shown to them any more; their page offers back what it holds for not stored.
  onceAnswered(member, () => {
    if (member.acks.cseq > member.acks.sent) sendAck(member)
    kick(collab, member, code)
  })
}

/** Every socket of the session, also one that is at no document yet: it would still be admitted to one. */
export function sessionEnded(collab: Collab, sessionId: string) {
  for (const document of collab.documents.open()) {
    for (const member of [...document.members.values()])
      if (member.actor.sessionId === sessionId) expel(collab, member, 'AUTH')
  }
  for (const socket of [...collab.namespace.sockets.values()]) {
    if ((socket as CollabSocket).data.actor.sessionId === sessionId) socket.disconnect(true)
  }
}
