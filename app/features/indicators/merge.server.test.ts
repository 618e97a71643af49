import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Indicator } from '#app/platform/prisma/client.ts'
import type { Actor } from '#app/shared/roles.ts'
import { buildBallot, buildIndicator } from '#tests/factories/decisions.ts'
import { mailsTo } from '#tests/factories/mails.ts'
import { buildEntry, buildMapping } from '#tests/factories/references.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { indicatorFor, indicatorsPlace } from '#tests/factories/subjects.ts'
import { argue } from './arguments.server.ts'
import { besideOf } from './beside.queries.server.ts'
import type { IndicatorPurpose } from './indicator.policy.ts'
import { indicatorSchema } from './indicator.schema.ts'
import { indicatorFilters } from './indicator-filters.schema.ts'
import { editIndicator } from './indicators.server.ts'
import { indicatorsIn } from './list.queries.server.ts'
import { mergedInto, mergeIndicator, unmergeIndicator } from './merge.server.ts'
import { changeIndicatorState } from './moves.server.ts'
import { versionsOf } from './versions.queries.server.ts'
import { watchIndicator } from './watching.server.ts'

let member: Member
let moderator: Actor
let participant: Actor

beforeAll(async () => {
  const roundtable = await buildRoundtable()
  member = await buildMember({ roundtable })
  participant = await actorOf(member.person)
  moderator = await actorOf((await buildMember({ roundtable, role: 'moderator' })).person)
})

const build = () => buildIndicator({ roundtable: member.roundtable })
const on = ({ id, roundtableId }: Indicator, purpose: IndicatorPurpose, who = moderator) =>
  indicatorFor(who, roundtableId, id, purpose)
const listed = async (q = '') => {
  const place = await indicatorsPlace(moderator, member.roundtable.id, 'import')
  return (await indicatorsIn(place, indicatorFilters.parse({ q }))).items.map(({ id }) => id)
}

describe('merging', () => {
  it('leads to the other, over further ones, keeps both histories, and is taken apart again', async () => {
    const [a, b, c] = [await build(), await build(), await build()]
    await mergeIndicator(await on(c, 'merge'), { into: b.id, reason: 'The same' })
    await mergeIndicator(await on(b, 'merge'), { into: a.id, reason: 'Says it better' })
    expect(await mergedInto(await on(c, 'view'))).toBe(a.id)
    expect((await besideOf(await on(a, 'view'), 'en')).merged).toMatchObject([{ id: b.id, reason: 'Says it better' }])
    expect((await versionsOf(await on(b, 'view'), {})).versions).toHaveLength(1)
    expect(await listed()).not.toContain(b.id)
    expect(await listed(b.code)).toEqual([a.id])
    await unmergeIndicator(await on(b, 'merge'))
    expect(await mergedInto(await on(b, 'view'))).toBeNull()
    expect(await listed()).toContain(b.id)
    const names = (await db.event.findMany({ where: { subjectId: b.id }, orderBy: { id: 'asc' } })).map(
      ({ name }) => name,
    )
    expect(names).toEqual(['indicator.merged', 'indicator.unmerged'])
  })

  it('takes what it is mapped to along, one a pair, and brings it back', async () => {
    const [a, b, c] = [await build(), await build(), await build()]
    const [shared, other] = [await buildEntry(), await buildEntry()]
    const [kept, left] = [
      await buildMapping({ indicator: a, entry: shared }),
      await buildMapping({ indicator: b, entry: shared }),
    ]
    const [moved, far] = [
      await buildMapping({ indicator: b, entry: other }),
      await buildMapping({ indicator: c, entry: await buildEntry() }),
    ]
    const at = async () => {
      const rows = await db.mapping.findMany({ where: { id: { in: [kept.id, left.id, moved.id, far.id] } } })
      return [kept, left, moved, far].map(({ id }) => rows.find((row) => row.id === id)?.indicatorId)
    }
    await mergeIndicator(await on(c, 'merge'), { into: b.id, reason: 'The same' })
    await mergeIndicator(await on(b, 'merge'), { into: a.id, reason: 'The same' })
    expect(await at()).toEqual([a.id, b.id, a.id, a.id])
    await unmergeIndicator(await on(b, 'merge'))
    expect(await at()).toEqual([a.id, b.id, b.id, b.id])
    await unmergeIndicator(await on(c, 'merge'))
    expect(await at()).toEqual([a.id, b.id, b.id, c.id])
  })

  it('is refused with itself, with one of another table, while a ballot is open, and after its days', async () => {
    const [a, b] = [await build(), await build()]
    const foreign = await buildIndicator()
    const merge = async (into: string) => mergeIndicator(await on(b, 'merge'), { into, reason: 'Same' })
    await expect(merge(b.id)).rejects.toMatchObject({ messageKey: 'indicators.merge-itself' })
    await expect(merge(foreign.id)).rejects.toMatchObject({ messageKey: 'indicators.merge-gone' })
    const ballot = await buildBallot({ indicator: a })
    await expect(merge(a.id)).rejects.toMatchObject({ messageKey: 'indicators.ballot-open' })
    await db.ballot.update({ where: { id: ballot.id }, data: { state: 'closed', closedAt: new Date() } })
    await merge(a.id)
    await expect(on(b, 'edit')).rejects.toMatchObject({ messageKey: 'indicators.merged' })
    await db.indicator.update({ where: { id: b.id }, data: { mergedAt: new Date(0) } })
    await expect(unmergeIndicator(await on(b, 'merge'))).rejects.toMatchObject({ code: 'closed' })
  })
})

describe('arguments', () => {
  it('are one for each person and side, changed and taken back, and counted for their group', async () => {
    const indicator = await build()
    const say = async (side: 'for' | 'against', text: string) =>
      argue(await on(indicator, 'argue', participant), { side, text })
    await say('for', 'Easy to read')
    await say('for', 'Easy to read and cheap')
    await say('against', 'Only yearly')
    expect(await say('against', 'Only yearly')).toBeNull()
    const { sides } = await besideOf(await on(indicator, 'view', participant), 'en')
    expect(sides).toMatchObject([
      { side: 'for', own: 'Easy to read and cheap', said: [{ author: { groupId: member.group.id } }] },
      { side: 'against', own: 'Only yearly' },
    ])
    await say('against', '')
    expect((await besideOf(await on(indicator, 'view'), 'en')).sides.map(({ said }) => said.length)).toEqual([1, 0])
    expect(await db.indicatorArgument.count({ where: { indicatorId: indicator.id } })).toBe(2)
    expect(JSON.stringify(await db.event.findMany({ where: { subjectId: indicator.id } }))).not.toContain('cheap')
  })
})

describe('whoever watches an indicator', () => {
  it('is mailed a new version and where it was moved to, until they stop, and nobody is mailed of their own act', async () => {
    const indicator = await build()
    await watchIndicator(await on(indicator, 'view', participant), { watch: true })
    await watchIndicator(await on(indicator, 'view', participant), { watch: true })
    await watchIndicator(await on(indicator, 'view'), { watch: true })
    const words = { name: indicator.name, definition: 'Clearer', unit: '%' }
    await editIndicator(await on(indicator, 'edit'), { ...indicatorSchema.parse(words), version: 1 })
    await changeIndicatorState(await on(indicator, 'change-state'), { state: 'parked', reason: 'Until spring' })
    const mails = await mailsTo(member.person.email!)
    expect(mails.map(({ template }) => template)).toEqual(['indicator-version', 'indicator-moved'])
    expect(mails[1]?.values).toMatchObject({ reason: expect.stringContaining('Until spring') })
    expect(await mailsTo(moderator.email)).toEqual([])
    await watchIndicator(await on(indicator, 'view', participant), { watch: false })
    await changeIndicatorState(await on(indicator, 'change-state'), { state: 'candidate', reason: 'Again' })
    expect(await mailsTo(member.person.email!)).toHaveLength(2)
  })
})
