/** What a mailing said of a session, as it is kept; moments as text. */
export type Content = {
  title: string
  startsAt: string
  endsAt: string
  timeZone: string
  place: string
  videoLink: string
  items: ContentItem[]
}
/** `number` as people say it: 2, 2.1; none for a break. `start` is in minutes after that of the session. */
export type ContentItem = { id: string; number: string; title: string; minutes: number; start: number }

/** What of a session has changed since people were told: facts by their field, items by their numbers now. */
export type Changes = {
  facts: Fact[]
  added: string[]
  moved: string[]
  edited: string[]
  removed: number
}
export type Fact = 'title' | 'time' | 'place' | 'video'

export function changesSince(sent: Content, now: Content): Changes {
  const before = new Map(sent.items.map((item) => [item.id, item]))
  const kept = now.items.filter(({ id }) => before.has(id))
  const stayed = longestInOrder(kept.map(({ id }) => sent.items.findIndex((item) => item.id === id)))
  return {
    facts: factsChanged(sent, now),
    added: now.items.filter(({ id }) => !before.has(id)).map(said),
    moved: kept.filter((_, index) => !stayed.has(index)).map(said),
    edited: kept.filter((item) => differs(before.get(item.id)!, item)).map(said),
    removed: sent.items.length - kept.length,
  }
}

export function hasChanges({ facts, added, moved, edited, removed }: Changes) {
  return facts.length + added.length + moved.length + edited.length + removed > 0
}

function factsChanged(sent: Content, now: Content) {
  const time = ({ startsAt, endsAt, timeZone }: Content) => [startsAt, endsAt, timeZone].join()
  const facts: Fact[] = []
  if (sent.title !== now.title) facts.push('title')
  if (time(sent) !== time(now)) facts.push('time')
  if (sent.place !== now.place) facts.push('place')
  if (sent.videoLink !== now.videoLink) facts.push('video')
  return facts
}

const differs = (one: ContentItem, other: ContentItem) => one.title !== other.title || one.minutes !== other.minutes

/** A break has no number: it is called by its name. */
const said = ({ number, title }: ContentItem) => number || title

/** The places in the list whose numbers rise and are as many as can be: what stands there has not moved, the others went past it. */
function longestInOrder(places: number[]): Set<number> {
  const best: number[][] = []
  places.forEach((place, index) => {
    const before = best.filter((run) => places[run.at(-1)!]! < place)
    const longest = before.reduce<number[]>((a, b) => (b.length > a.length ? b : a), [])
    best.push([...longest, index])
  })
  return new Set(best.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []))
}
