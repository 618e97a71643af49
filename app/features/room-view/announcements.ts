/** What is so in the room, as far as it is announced. */
export type Announced = {
  item: { id: string; title: string } | null
  /** The reader's own speech, while they have the floor. */
  speechId: string | null
  openBallots: { id: string; title: string }[]
}

export type Announcement =
  | { say: 'item'; values: { item: string } }
  | { say: 'turn'; values: object }
  | { say: 'ballot-open' | 'ballot-closed'; values: { ballot: string } }

/**
 * What is said to those who do not see it: that the room has come to an item, that it is one's turn, that a ballot has opened or closed, and
 * nothing else. Each follows from how things stand before and now, so that what a lost line brings a second time is not said again.
 */
export function announcementsOf(before: Announced, now: Announced): Announcement[] {
  const said: Announcement[] = []
  if (now.item && now.item.id !== before.item?.id) said.push({ say: 'item', values: { item: now.item.title } })
  for (const { id, title } of now.openBallots)
    if (!isAmong(before.openBallots, id)) said.push({ say: 'ballot-open', values: { ballot: title } })
  for (const { id, title } of before.openBallots)
    if (!isAmong(now.openBallots, id)) said.push({ say: 'ballot-closed', values: { ballot: title } })
  if (now.speechId && now.speechId !== before.speechId) said.push({ say: 'turn', values: {} })
  return said
}

const isAmong = (ballots: { id: string }[], wanted: string) => ballots.some(({ id }) => id === wanted)
