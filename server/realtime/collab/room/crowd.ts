import * as Y from 'yjs'
import type { PresenceChanges } from '#app/shared/collab-messages.ts'
import type { LiveDocument, Member } from '../document/live-document.ts'

/** In a larger room each member is shown only some of the others. */
export const CROWD = 50
const NEAR_BLOCKS = 4
const MOST_SHOWN = 24
/** The count where everybody is shown. */
const ALL_SHOWN = 0

export function isCrowd({ members }: LiveDocument) {
  return members.size > CROWD
}

/** What has changed for each member of a crowd: the moderators and the people near their own block, and how many others there are. */
export function crowdChanges(document: LiveDocument): [Member, PresenceChanges][] {
  const here = [...document.members.values()]
  const [moderators, places] = [moderatorsAmong(here), new Places(document, here)]
  return here.flatMap((member): [Member, PresenceChanges][] => {
    if (member.state.is !== 'listening') return []
    const changes = changesFor(member, shownTo(member, moderators, places), here.length)
    return changes ? [[member, changes]] : []
  })
}

/** Shows everybody to everybody again, once the room is small enough. */
export function everybodyAgain(document: LiveDocument): [Member, PresenceChanges][] {
  const here = [...document.members.values()]
  return here.flatMap((member): [Member, PresenceChanges][] => {
    const changes = member.crowdView && changesFor(member, here, ALL_SHOWN)
    member.crowdView = null
    return changes ? [[member, changes]] : []
  })
}

/** The people that a new member of a crowd is shown first. */
export function enterCrowd(document: LiveDocument, member: Member): Member[] {
  const here = [...document.members.values()]
  const shown = shownTo(member, moderatorsAmong(here), null)
  member.crowdView = viewOf(shown, here.length)
  return shown
}

const moderatorsAmong = (here: Member[]) => here.filter(({ role }) => role.seat?.role === 'moderator')

function shownTo(member: Member, moderators: Member[], places: Places | null): Member[] {
  const shown = new Set(moderators.filter((other) => other !== member).slice(0, MOST_SHOWN))
  for (const other of places?.near(member) ?? []) {
    if (shown.size >= MOST_SHOWN) break
    shown.add(other)
  }
  return [...shown]
}

function changesFor(member: Member, shown: Member[], count: number): PresenceChanges | null {
  // Until now they were shown everybody.
  const { crowdView: view, document } = member
  const before = view?.cursors ?? new Map([...document.members.values()].map((it) => [it.clientId, null]))
  const now = new Map(shown.map((it) => [it.clientId, it]))
  const arrived = shown.filter(({ clientId }) => !view?.cursors.has(clientId))
  const moved = shown.filter(({ clientId, cursor }) => cursor && view?.cursors.get(clientId) !== cursor)
  const out = [...before.keys()].filter((clientId) => !now.has(clientId) && clientId !== member.clientId)
  if (!arrived.length && !moved.length && !out.length && (view?.count ?? ALL_SHOWN) === count) return null
  member.crowdView = viewOf(shown, count)
  return {
    ...(arrived.length && { in: arrived.map(({ person }) => person) }),
    ...(moved.length && { at: moved.map(({ clientId, cursor }) => ({ clientId, ...cursor! })) }),
    ...(out.length && { out }),
    count,
  }
}

function viewOf(shown: Member[], count: number): Member['crowdView'] {
  return { cursors: new Map(shown.map((it) => [it.clientId, it.cursor])), count }
}

/** Those whose cursor stands in the text, in the order of their blocks. */
class Places {
  private readonly order: { member: Member; block: number }[] = []
  private readonly indexes = new Map<Member, number>()

  constructor({ content, doc }: LiveDocument, here: Member[]) {
    const numbers = new Map<Y.Item | null, number>()
    content.toArray().forEach((block, index) => numbers.set(block._item, index))
    for (const member of here) {
      const block = member.cursor && numbers.get(blockOf(doc, content, member.cursor.head))
      if (block !== null && block !== undefined) this.order.push({ member, block })
    }
    this.order.sort((one, other) => one.block - other.block)
    this.order.forEach(({ member }, index) => this.indexes.set(member, index))
  }

  /** The others within a few blocks, nearest first. */
  *near(member: Member) {
    const own = this.indexes.get(member)
    if (own === undefined) return
    const distance = (index: number) => Math.abs((this.order[index]?.block ?? Infinity) - this.order[own]!.block)
    let [above, below] = [own - 1, own + 1]
    for (;;) {
      const next = distance(above) <= distance(below) ? above-- : below++
      if (distance(next) > NEAR_BLOCKS) return
      yield this.order[next]!.member
    }
  }
}

function blockOf(doc: Y.Doc, content: Y.XmlFragment, head: string): Y.Item | null {
  if (!head) return null
  try {
    const { item, type } = Y.decodeRelativePosition(Buffer.from(head, 'base64'))
    const id = item ?? type
    if (!id || id.clock >= Y.getState(doc.store, id.client)) return null
    let current = Y.getItem(doc.store, id) as Y.Item | null
    while (current instanceof Y.Item && (current.parent as unknown) !== content)
      current = (current.parent as Y.AbstractType<unknown>)?._item ?? null
    return current instanceof Y.Item ? current : null
  } catch {
    return null
  }
}
