import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { TurnoutPart } from '#app/features/ballots/room/room-ballot.ts'
import type { FloorPart } from '#app/features/floor/floor-part.ts'
import type { ClockPart } from '#app/features/room/clock-words.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import { buildBallot } from '#tests/factories/decisions.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildItem, buildLiveSession } from '#tests/factories/sessions.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { faultReport } from './fault-report.ts'
import type { KillPoint } from './kill-at.ts'
import { RoomPage, startRoomNode } from './room-page.ts'
import { type Random, randomOf, scaled } from './scale.ts'
import { pause } from './server.ts'

const PEOPLE = scaled({ short: 6, full: 20 })
const AT_RANDOM = scaled({ short: 2, full: 6 })
/** How much of an act is stored when the process dies; everybody's acts pass by it, so that it is now of one, now of another. */
const CHOSEN: KillPoint[] = [
  { at: 'INSERT INTO "SentAct"', when: 'after', times: 5 },
  { at: '"CheckIn"', when: 'after', times: 9 },
  { at: 'INSERT INTO "Vote"', when: 'after', times: 3 },
  { at: '"Event"', when: 'before', times: 11 },
  { at: 'COMMIT', when: 'before', times: 13 },
  { at: 'COMMIT', when: 'after', times: 7 },
]
const POINTS = scaled({ short: CHOSEN.slice(-1), full: CHOSEN })
/** The clock may be told this much apart from what its moments add up to. */
const CLOCK_MS = 250

type Sent = { page: RoomPage; verb: string; input: object; of?: string; key: string }

async function room() {
  const roundtable = await buildRoundtable()
  const chair = await buildMember({ roundtable, role: 'moderator' })
  const session = await buildLiveSession({ roundtable, startedAt: null, state: 'planned' })
  const items = [await buildItem({ session }), await buildItem({ session }), await buildItem({ session })]
  await db.sessionRun.update({ where: { sessionId: session.id }, data: { floorOrder: 'asked' } })
  const ballot = await buildBallot({ roundtable, sessionId: session.id, itemId: items[0]!.id })
  return { roundtable, chair, session, items, ballot }
}

/** Sends an act until it is answered, as a device does; whoever was killed meanwhile has a successor by then. */
async function untilAnswered({ page, verb, input, of, key }: Sent) {
  for (;;) {
    try {
      return await page.act(verb, input, { of, key })
    } catch {
      await pause(50)
    }
  }
}

test('F14 the process is killed while a room acts: the clock goes on, and what was done stands once', async () => {
  const kills = POINTS.length + AT_RANDOM
  const report = faultReport(
    'F14',
    'killed while a room acts',
    `${POINTS.length} chosen moments and ${AT_RANDOM} random ones, ${PEOPLE} people acting at each`,
  )
  const random = randomOf('F14')
  const { roundtable, chair, session, items, ballot } = await room()
  let node = await startRoomNode({ databaseUrl: testDatabase() })
  const desk = await RoomPage.open(node, session, chair.person, { desk: true })
  expect(await desk.act('clock', { act: 'start' })).toEqual({ done: true })
  // On a slow machine the first minutes would be given to no item, before the desk is told that there is one.
  await desk.refresh()
  const pages = [desk]
  const members: Member[] = []
  const sent: Sent[] = []
  const refused: string[] = []
  const answers = new Map<string, number>()
  const queues: string[][] = []
  let minutes = 0

  for (let kill = 0; kill < kills; kill++) {
    const newcomers = await Promise.all(
      Array.from({ length: PEOPLE }, () => buildMember({ roundtable, group: chair.group })),
    )
    const killAt = POINTS[kill]
    if (killAt) await again(killAt)
    // One that is to die at a statement may do so while they come in.
    const doing = [...newcomers.map((member) => attend(member)), direct(desk)]
    if (killAt) await Promise.race([node.exited, pause(10_000)])
    else await pause(100 + random.below(900))
    await again()
    await Promise.all(doing)
    members.push(...newcomers)
    // Devices send again whatever they are not sure of, in any order; an answer that was changed since stays changed.
    for (const act of shuffled(sent, random).slice(0, 40)) {
      const answer = await untilAnswered(act)
      if ('refused' in answer) refused.push(`${act.verb} again: ${answer.refused}`)
    }
    queues.push((await node.call('load', session.id)).floor!.value as never)
  }

  /** Whoever answered is killed, and another answers at the same address. */
  async function again(killAt?: KillPoint) {
    await node.kill()
    node = await startRoomNode({ databaseUrl: testDatabase(), port: node.port, ...(killAt && { killAt }) })
    pages.forEach((page) => page.useNode(node))
  }

  async function attend(member: Member) {
    const page = await opened(member)
    const { id } = member.person
    const [first, last] = [1 + random.below(4), 5 + random.below(5)]
    answers.set(id, last)
    const vote = (relevance: number) => ({ verb: 'vote', of: ballot.id, input: { relevance, feasibility: 5 } })
    const acts = [
      { verb: 'check-in', input: { act: 'remote' } },
      vote(first),
      { verb: 'floor', input: { act: 'ask', kind: 'contribution', line: '' } },
      vote(last),
    ]
    for (const act of acts) {
      const once = { page, key: randomUUID() as string, ...act }
      sent.push(once)
      const answer = await untilAnswered(once)
      if ('refused' in answer) refused.push(`${act.verb}: ${answer.refused}`)
    }
  }

  async function opened(member: Member) {
    const page = await RoomPage.of(node, session, member.person)
    pages.push(page)
    page.useNode(node)
    await page.connect()
    return page
  }

  /** The moderator goes back and forth and gives minutes, on what their page shows; what is refused because it has been done already was done. */
  async function direct(page: RoomPage) {
    for (let act = 0; act < 12; act++) {
      const { itemId, items: clocks } = page.value<ClockPart>('desk-clock')!
      const extraMinutes = clocks.find(({ id }) => id === itemId)?.extraMinutes ?? 0
      const step = { act: itemId === items[0]!.id ? 'next' : 'previous', itemId }
      const give = { act: 'minutes', itemId, minutes: 1, extraMinutes }
      const input = act % 2 ? step : give
      const answer = await untilAnswered({ page, verb: 'clock', input, key: randomUUID() })
      if ('refused' in answer && answer.refused !== 'sessions.was.you') refused.push(`clock: ${answer.refused}`)
      else if (input === give) minutes++
      while (!(await page.refresh())) await pause(50)
    }
  }

  const [checkIns, votes, asks, events, gone] = await Promise.all([
    db.checkIn.findMany({ where: { sessionId: session.id } }),
    db.vote.findMany({ where: { ballotId: ballot.id } }),
    db.floorRequest.findMany({ where: { sessionId: session.id }, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }] }),
    db.event.groupBy({ by: ['name'], where: { subjectId: { in: [session.id, ballot.id] } }, _count: true }),
    db.agendaItem.findMany({ where: { sessionId: session.id } }),
  ])
  const people = members.map(({ person }) => person.id)
  const missing = (rows: { personId: string }[]) =>
    people.filter((id) => !rows.some(({ personId }) => personId === id)).length
  const recorded = (name: string) => events.find((event) => event.name === name)?._count ?? 0
  report.measure('kills', kills, { least: kills })
  report.measure('acts', sent.length, { least: people.length * 4 })
  report.measure('refused that should not be', refused.length, { most: 0 })
  report.measure('check-ins lost', missing(checkIns), { most: 0 })
  report.measure('check-ins twice', checkIns.length - people.length, { most: 0 })
  report.measure('requests lost', missing(asks), { most: 0 })
  report.measure('requests twice', asks.length - people.length, { most: 0 })
  report.measure('votes lost', missing(votes), { most: 0 })
  report.measure('votes twice', votes.length - people.length, { most: 0 })
  const other = votes.filter(
    ({ personId, answer }) => (answer as { relevance: number }).relevance !== answers.get(personId),
  )
  report.measure('votes overtaken by an older one', other.length, { most: 0 })
  const twice = (name: string) => Math.max(0, recorded(name) - people.length)
  report.measure('recorded twice', twice('check-in.begun') + twice('floor.asked') + twice('vote.cast'), { most: 0 })
  const extra = gone.reduce((sum, { extraMinutes }) => sum + extraMinutes, 0)
  report.measure('minutes given otherwise than once', Math.abs(extra - minutes), { most: 0 })

  // Nobody was passed: of two that waited before a kill the same is first after it.
  const order = ({ next, later }: FloorPart) => [...next.map(({ personId }) => personId), ...later]
  const lists = (queues as unknown as FloorPart[]).map(order)
  const moved = lists.slice(1).filter((list, at) => lists[at]!.some((id, place) => list[place] !== id))
  report.measure('queues in which a place was lost', moved.length, { most: 0 })

  // The clock was never paused: what all items ran adds up to the time since the beginning, killed or not.
  const loaded = await node.call('load', session.id)
  const clock = loaded.clock!.value as ClockPart
  const now = (await databaseNow()).getTime()
  const ran = clock.items.reduce((sum, { ranMs }) => sum + ranMs, 0) + (now - clock.runningSince!)
  report.measure('the clock is off by', Math.abs(now - clock.startedAt! - ran), { most: CLOCK_MS, unit: ' ms' })

  const turnout = loaded.turnout!.value as NonNullable<TurnoutPart>
  const counted = turnout.turnout.reduce((sum, { voted }) => sum + voted, 0)
  report.measure('votes counted more than once', counted - people.length, { most: 0, least: 0 })
  // Whoever was cut off is back, and shown what is stored.
  await expect.poll(() => pages.filter((page) => !page.isConnected).length).toBe(0)
  for (const page of pages)
    await expect.poll(() => order(page.value<FloorPart>('floor')!)).toEqual(order(loaded.floor!.value as FloorPart))
  report.measure(
    'pages in another state',
    pages.filter((page) => page.value<ClockPart>('clock')!.itemId !== clock.itemId).length,
    {
      most: 0,
    },
  )
  expect(refused).toEqual([])
  report.check()
}, 1_200_000)

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const left = [...list]
  return Array.from(list, () => left.splice(random.below(left.length), 1)[0]!)
}
