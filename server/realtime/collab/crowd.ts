import * as Y from 'yjs'
import type { PresenceChanges } from '#app/shared/collab-messages.ts'
import type { LiveDocument } from './live-document.ts'
import type { Member } from './types.ts'

/** From here on nobody is shown everybody. */
export const CROWD = 50
const NEAR_BLOCKS = 4
const MOST_SHOWN = 24
/** A count that hides nobody. */
const ALL_SHOWN = 0

export function isCrowd({ members }: LiveDocument) {
  return members.size > CROWD
}

/** What has changed for each member of a crowd: the people near their own block and the moderators, and how many others there are. */
export function crowdChanges(document: LiveDocument): [Member, PresenceChanges][] {
  const here = [...document.members.values()].filter(({ live }) => live)
  const places = placesOf(document, here)
  return here.flatMap((member): [Member, PresenceChanges][] => {
    if (member.lagging) return []
    const changes = changesFor(member, shownTo(member, here, places), here.length)
    return changes ? [[member, changes]] : []
  })
}

/** Everybody again for everybody, once the crowd has thinned out. */
export function crowdOver(document: LiveDocument): [Member, PresenceChanges][] {
  const here = [...document.members.values()].filter(({ live }) => live)
  return here.flatMap((member): [Member, PresenceChanges][] => {
    const changes = member.shown && changesFor(member, here, ALL_SHOWN)
    member.shown = null
    return changes ? [[member, changes]] : []
  })
}

/** Whom somebody is shown who has just come into a crowd. */
export function firstShown(document: LiveDocument, member: Member): Member[] {
  const here = [...document.members.values()].filter(({ live }) => live)
  const shown = shownTo(member, here, new Map())
  member.shown = new Map(shown.map((it) => [it.clientId, it.cursor]))
  member.shownCount = here.length
  return shown
}

function shownTo(member: Member, here: Member[], places: Map<Member, number>) {
  const own = places.get(member)
  const distance = (other: Member) => {
    const place = places.get(other)
    return own === undefined || place === undefined ? Infinity : Math.abs(place - own)
  }
  const near = here.filter((other) => other !== member && (other.seat?.role === 'moderator' || distance(other) <= NEAR_BLOCKS))
  if (near.length <= MOST_SHOWN) return near
  return near.sort((a, b) => distance(a) - distance(b)).slice(0, MOST_SHOWN)
}

function changesFor(member: Member, shown: Member[], count: number): PresenceChanges | null {
  // Until now they were shown everybody.
  const before = member.shown ?? new Map([...member.document.members.values()].map((it) => [it.clientId, null]))
  const now = new Map(shown.map((it) => [it.clientId, it]))
  const arrived = shown.filter(({ clientId }) => !member.shown?.has(clientId))
  const moved = shown.filter(({ clientId, cursor }) => cursor && member.shown?.get(clientId) !== cursor)
  const out = [...before.keys()].filter((clientId) => !now.has(clientId) && clientId !== member.clientId)
  if (!arrived.length && !moved.length && !out.length && member.shownCount === count) return null
  member.shown = new Map(shown.map((it) => [it.clientId, it.cursor]))
  member.shownCount = count
  return {
    ...(arrived.length && { in: arrived.map(({ person }) => person) }),
    ...(moved.length && { at: moved.map(({ clientId, cursor }) => ({ clientId, ...cursor! })) }),
    ...(out.length && { out }),
    count,
  }
}

/** The number of the block each cursor stands in. */
function placesOf({ content, doc }: LiveDocument, here: Member[]) {
  const numbers = new Map<Y.Item | null, number>()
  content.toArray().forEach((block, index) => numbers.set(block._item, index))
  const places = new Map<Member, number>()
  for (const member of here) {
    const number = member.cursor && numbers.get(blockOf(doc, content, member.cursor.head))
    if (number !== null && number !== undefined) places.set(member, number)
  }
  return places
}

function blockOf(doc: Y.Doc, content: Y.XmlFragment, head: string): Y.Item | null {
  if (!head) return null
  try {
    const { item, type } = Y.decodeRelativePosition(Buffer.from(head, 'base64'))
    const id = item ?? type
    if (!id || id.clock >= Y.getState(doc.store, id.client)) return null
    let current = Y.getItem(doc.store, id) as Y.Item | null
    while (current instanceof Y.Item && (current.parent as unknown) !== content) current = (current.parent as Y.AbstractType<unknown>)?._item ?? null
    return current instanceof Y.Item ? current : null
  } catch {
    return null
  }
}
