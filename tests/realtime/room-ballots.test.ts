import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPrepared } from '#app/features/ballots/room/room-acts.server.ts'
import type { BallotsPart, TurnoutPart } from '#app/features/ballots/room/room-ballot.ts'
import type { ToldPart } from '#app/shared/session-parts.ts'
import { buildBallotRoom } from '#tests/factories/room-ballots.ts'
import { buildMember } from '#tests/factories/roundtables.ts'
import { openLive, startLive } from './live-harness.ts'

let live: Awaited<ReturnType<typeof startLive>>
beforeAll(async () => {
  live = await startLive()
})
afterAll(() => live.close())

const REASON = 'It costs too much'

/** A page of the room, with the parts that it is told and when. */
async function pageOf(roundtable: { id: string }, person: { id: string }, topics: string[]) {
  const { socket, join, ...heard } = await openLive(live.url, person)
  const parts: (ToldPart & { at: number })[] = []
  socket.on('part', (part) => void parts.push({ ...part, at: Date.now() }))
  expect(await join(roundtable.id, topics)).toBe('ok')
  return { ...heard, parts }
}

test('a ballot reaches the pages of its room in under a second, with how many answered and never how', async () => {
  const { roundtable, moderator, voters, session, prepare, act, vote, enter, close, publish } = await buildBallotRoom()
  const room = `session:${session.id}`
  const page = (person: { id: string }, ...more: string[]) => pageOf(roundtable, person, [room, ...more])
  const desk = await page(moderator.person, `desk:${session.id}`)
  const phone = await page(voters[0]!.person, `person:${voters[0]!.person.id}`)
  const observer = await page((await buildMember({ roundtable, role: 'observer' })).person)
  const pages = [desk, phone, observer]

  const ballot = await prepare()
  await expect.poll(() => desk.parts.map(({ part }) => part)).toContain('desk-ballots')
  await act(openPrepared, ballot)
  const done = Date.now()
  for (const { parts } of pages) {
    await expect.poll(() => newest(parts)?.ballots[0]?.stage).toBe('open')
    expect(parts.find(({ part }) => part === 'ballots')!.at - done).toBeLessThan(1000)
  }

  for (const voter of voters.slice(0, 3)) await vote(voter, ballot, { position: 'object', reason: REASON })
  await enter(ballot, voters[3]!)
  for (const { parts } of pages) await expect.poll(() => answered(parts)).toBe(4)
  await close(ballot)
  for (const { parts } of pages) await expect.poll(() => newest(parts)?.ballots[0]?.stage).toBe('closed')
  for (const { parts } of pages) expect(JSON.stringify(parts)).not.toContain(REASON)
  const names = voters.map(({ person }) => person.id)
  for (const { parts } of [phone, observer]) {
    expect(parts.map(({ part }) => part)).not.toContain('desk-ballots')
    expect(names.filter((id) => JSON.stringify(parts).includes(id))).toEqual([])
  }
  // The one own answer goes to its author and to nobody else.
  expect(phone.own).toMatchObject([{ [ballot.id]: { answer: { position: 'object' } } }])
  expect([...desk.own, ...observer.own]).toEqual([])

  await publish(ballot)
  for (const { parts } of pages) {
    await expect.poll(() => newest(parts)?.ballots[0]?.result).toMatchObject({ voted: 4, accepted: false })
    const versions = parts.filter(({ part }) => part === 'ballots').map(({ version }) => version)
    expect(versions).toEqual([...versions].sort((one, other) => one - other))
  }
})

const newest = (parts: ToldPart[]) =>
  parts.filter(({ part }) => part === 'ballots').at(-1)?.value as BallotsPart | undefined

function answered(parts: ToldPart[]) {
  const told = parts.filter(({ part }) => part === 'turnout').at(-1)?.value as TurnoutPart | undefined
  return told?.turnout.reduce((sum, { voted }) => sum + voted, 0)
}
