import { SEND_LIMITS } from '#app/shared/collab-messages.ts'
import type { Member } from '../document/live-document.ts'
import { enter, type MemberState } from '../document/member.ts'
import type { Collab } from '../room/collab.ts'
import { scheduleTick } from '../room/tick.ts'
import type { CollabSocket } from '../wire/socket.ts'

/** Latest wins; the place of a cursor is all a client may say about itself. */
export function receivePresence(collab: Collab, member: Member, message: { anchor: Uint8Array; head: Uint8Array }) {
  const { anchor, head } = message
  if (anchor.length > SEND_LIMITS.presenceBytes || head.length > SEND_LIMITS.presenceBytes) return
  if (member.socket.data.rates.presence.take()) return
  member.cursor = { anchor: Buffer.from(anchor).toString('base64'), head: Buffer.from(head).toString('base64') }
  member.document.room.addCursor({ clientId: member.clientId, ...member.cursor })
  scheduleTick(collab, member.document)
}

export function announce(collab: Collab, member: Member) {
  member.document.room.addPerson(member.person)
  scheduleTick(collab, member.document)
}

type Denial = Extract<MemberState, { is: 'left' }>['denial']

/** Takes the member out of the document; the others see them go with the next tick. */
export function depart(collab: Collab, member: Member, denial: Denial = null) {
  const { document } = member
  if (!enter(member, { is: 'left', denial })) return
  if (document.members.get(member.socket.id) === member) document.members.delete(member.socket.id)
  document.leftAt = performance.now()
  const others = [...document.members.values()]
  if (!others.some(({ clientId }) => clientId === member.clientId)) document.room.removePerson(member.clientId)
  unbind(member, others)
  scheduleTick(collab, document)
  collab.documents.release(document)
}

/** Nothing is kept of ids under which nothing was written, unless another of their tabs is to write under them. */
function unbind({ document: { bindings, pending, authors }, own }: Member, others: Member[]) {
  for (const id of own) {
    const isNeeded =
      bindings.get(id)?.stored ||
      others.some((other) => other.own.has(id)) ||
      pending.some(({ bind }) => bind.includes(id))
    if (isNeeded) continue
    bindings.delete(id)
    authors.forget(id)
  }
}

/** The connection ended: its members leave every document. */
export function departAll(collab: Collab, socket: CollabSocket) {
  for (const document of collab.documents.open()) {
    const member = document.members.get(socket.id)
    if (member) depart(collab, member)
  }
}
