import { beforeAll, describe, expect, it } from 'vitest'
import { openBallot } from '#app/features/ballots/ballots.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Indicator } from '#app/platform/prisma/client.ts'
import type { Actor } from '#app/shared/roles.ts'
import { buildIndicator, RATING_SETTINGS } from '#tests/factories/decisions.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { indicatorFor, subjectToOpen } from '#tests/factories/subjects.ts'
import { besideOf } from './beside.queries.server.ts'
import type { StateInput } from './indicator.schema.ts'
import type { IndicatorState } from './indicator-words.ts'
import { changeIndicatorState } from './moves.server.ts'
import { type MoveEvent, replay } from './moves.ts'

let author: Member
let people: Record<'author' | 'moderator', Actor>

beforeAll(async () => {
  const roundtable = await buildRoundtable()
  author = await buildMember({ roundtable })
  const chair = await buildMember({ roundtable, role: 'moderator' })
  people = { author: await actorOf(author.person), moderator: await actorOf(chair.person) }
})

const proposed = (state: IndicatorState = 'proposed') =>
  buildIndicator({ roundtable: author.roundtable, state, personId: author.person.id })
async function move(indicator: Indicator, input: Partial<StateInput>, who: keyof typeof people = 'moderator') {
  const subject = await indicatorFor(people[who], indicator.roundtableId, indicator.id, 'change-state')
  return changeIndicatorState(subject, { reason: '', ...input })
}
const standing = async ({ id }: Indicator) => (await db.indicator.findUniqueOrThrow({ where: { id } })).state

describe('a move', () => {
  it('is refused where the table has none, and without the reason that it asks for', async () => {
    const indicator = await proposed()
    await expect(move(indicator, { state: 'published' })).rejects.toMatchObject({
      messageKey: 'indicators.no-such-move',
    })
    await expect(move(indicator, { state: 'in-round' })).rejects.toMatchObject({
      messageKey: 'indicators.no-such-move',
    })
    await expect(move(indicator, { state: 'parked' })).rejects.toMatchObject({
      messageKey: 'indicators.reason-missing',
    })
    await expect(move(indicator, { state: 'candidate' }, 'author')).rejects.toMatchObject({ code: 'conflict' })
    expect(await standing(indicator)).toBe('proposed')
  })

  it('keeps who made it, by which rule and why, and its events lead to the state again', async () => {
    const indicator = await proposed()
    await move(indicator, { state: 'draft' }, 'author')
    await move(indicator, { state: 'proposed' }, 'author')
    await move(indicator, { state: 'parked', reason: 'Until the pilot' })
    const { timeline } = await besideOf(
      await indicatorFor(people.moderator, indicator.roundtableId, indicator.id, 'view'),
      'en',
    )
    expect(timeline.map(({ to, rule, reason, personName }) => [to, rule, reason, personName])).toEqual([
      ['draft', 'proposer', '', author.person.name],
      ['proposed', 'proposer', '', author.person.name],
      ['parked', 'decided', 'Until the pilot', people.moderator.name],
    ])
    const events = await db.event.findMany({ where: { subjectId: indicator.id }, orderBy: { id: 'asc' } })
    const replayed = replay(
      'proposed',
      events.map(({ data }) => data as MoveEvent),
    )
    expect(replayed).toEqual({ state: 'parked', round: null, refused: [] })
    expect(JSON.stringify(events)).not.toContain('pilot')
  })

  it('can be taken back until there is another, by whoever made it or a moderator', async () => {
    const indicator = await proposed()
    const first = await move(indicator, { state: 'candidate' })
    const second = await move(indicator, { state: 'rejected', reason: 'No' })
    await expect(move(indicator, { undo: first!.moveId })).rejects.toMatchObject({
      messageKey: 'indicators.moved-since',
    })
    await move(indicator, { undo: second!.moveId })
    expect(await standing(indicator)).toBe('candidate')
    await expect(move(indicator, { undo: second!.moveId })).rejects.toMatchObject({ code: 'conflict' })
    const back = await proposed('screened-out')
    const reopened = await move(back, { state: 'proposed', reason: 'Its author objects' })
    await expect(move(back, { undo: reopened!.moveId }, 'author')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('comes of a ballot that opens, with its round, and leaves alone what is settled', async () => {
    const [rated, settled] = [await proposed('candidate'), await proposed('published')]
    for (const indicator of [rated, settled]) {
      const subject = { type: 'indicator', id: indicator.id } as const
      const to = await subjectToOpen(people.moderator, indicator.roundtableId, subject)
      await openBallot(people.moderator, to, { method: 'rating', settings: RATING_SETTINGS })
    }
    expect(await db.indicator.findUnique({ where: { id: rated.id } })).toMatchObject({
      state: 'in-round',
      stateRound: 1,
    })
    expect(await standing(settled)).toBe('published')
    const [made] = await db.indicatorMove.findMany({ where: { indicatorId: rated.id }, include: { ballot: true } })
    expect(made).toMatchObject({ rule: 'ballot', round: 1, ballot: { indicatorId: rated.id } })
  })
})
