import type { LiveDocument } from '../live-document.ts'
import type { Collab, Member } from '../types.ts'
import { send } from '../wire.ts'

const due = new WeakSet<LiveDocument>()
/** What is owed to people who were not there, by document and person. */
const owed = new WeakMap<Collab, Map<string, Map<string, string>>>()

/** What has no place any more is offered back to its author; what was cut may be pasted in a moment, and then it has one. */
export function offerUnplaced(collab: Collab, document: LiveDocument) {
  if (!document.carrier.waits || due.has(document)) return
  due.add(document)
  const timer = setTimeout(() => {
    due.delete(document)
    for (const { clientId, words } of document.carrier.takeUnplaced()) offer(collab, document, clientId, words)
  }, collab.limits.pasteMs)
  timer.unref()
}

function offer(collab: Collab, document: LiveDocument, clientId: number, words: string) {
  const personId = document.bindings.get(clientId)?.personId
  const there = [...document.members.values()].filter(({ live, actor }) => live && actor.personId === personId)
  const member = there.find((it) => it.clientId === clientId) ?? there[0]
  if (member) return tell(member, words)
  if (!personId) return
  const debts = owed.get(collab) ?? new Map<string, Map<string, string>>()
  owed.set(collab, debts)
  const people = debts.get(document.id) ?? new Map<string, string>()
  debts.set(document.id, people.set(personId, [people.get(personId), words].filter(Boolean).join('\n')))
}

/** To whoever has just come. */
export function offerOwed(collab: Collab, member: Member) {
  const people = owed.get(collab)?.get(member.document.id)
  const words = people?.get(member.actor.personId)
  if (!people || words === undefined) return
  people.delete(member.actor.personId)
  tell(member, words)
}

function tell({ socket, document }: Member, words: string) {
  send(socket, { type: 'words', channel: document.channel, words })
}
