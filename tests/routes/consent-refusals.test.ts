import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import * as closure from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.closure.ts'
import * as page from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.index.tsx'
import * as reopening from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.reopening.ts'
import * as showing from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result.ts'
import * as file from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result[.]csv.ts'
import * as voting from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.vote.tsx'
import * as withdrawal from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.withdrawal.ts'
import * as onSection from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.ballot.tsx'
import { buildMember, buildSection } from '#tests/factories/roundtables.ts'
import { answer, buildConsentScene, RULE, votesOf } from './consent-scene.ts'

const { document, section, moderator, members, call, vote, onItsSection } = await buildConsentScene()

afterAll(() => setDocumentHost(null))

describe('what a ballot by consent refuses', () => {
  let ballot: Ballot
  beforeAll(async () => {
    document.text = 'Words to object to.'
    ballot = await onItsSection()
  })

  it('lets nobody answer, close or open who may not, and shows strangers nothing', async () => {
    const observer = await buildMember({ roundtable: moderator.roundtable, role: 'observer' })
    const stranger = await buildMember({ role: 'moderator' })
    const params = { ballotId: ballot.id }
    expect((await vote(observer, ballot, answer('favour'))).status).toBe(403)
    expect((await call(withdrawal.action, observer, params, {})).status).toBe(403)
    for (const act of [closure, reopening, showing])
      expect((await call(act.action, members[0]!, params, {})).status).toBe(403)
    for (const act of [page.loader, voting.loader, file.loader])
      expect((await call(act, stranger, params)).status).toBe(404)
    for (const act of [voting, closure, withdrawal])
      expect((await call(act.action, stranger, params, answer('favour'))).status).toBe(404)
    // At their own roundtable they moderate, and the ballot is not of it.
    const fromTheirs = { ...params, roundtableId: stranger.roundtable.id, sectionId: section.id }
    for (const act of [voting.action, closure.action, onSection.action])
      expect((await call(act, stranger, fromTheirs, { ...RULE, ...answer('favour') })).status).toBe(404)
    expect(await db.ballot.findUnique({ where: { id: ballot.id } })).toMatchObject({ state: 'open' })
    expect(await votesOf(ballot)).toEqual([])
  })

  it('opens by no method that the kind has not, and by no rule that its form does not offer', async () => {
    const other = await buildSection({ roundtable: moderator.roundtable })
    const send = (body: Record<string, string>, query = '') =>
      call(onSection.action, moderator, { sectionId: other.id }, body, query)
    for (const wrong of [
      { share: '0' },
      { share: '-1' },
      { minimumTurnout: '0' },
      { minimumTurnout: 'all' },
      { groups: '11' },
      { groups: '1.5' },
      { groupShare: '2' },
      { objections: '-1' },
      { objections: '1e9' },
    ] as Record<string, string>[]) {
      const { data } = await send({ ...RULE, ...wrong })
      expect(data, JSON.stringify(wrong)).toMatchObject({
        ok: false,
        result: { error: { [Object.keys(wrong)[0]!]: [expect.any(String)] } },
      })
    }
    expect(await db.ballot.count({ where: { sectionId: other.id } })).toBe(0)
    await send({ ...RULE, threshold: '0.6', roundtableId: other.id, subjectId: section.id }, '?method=rating')
    expect(await db.ballot.findMany({ where: { sectionId: other.id } })).toMatchObject([
      {
        method: 'consent',
        roundtableId: moderator.roundtable.id,
        settings: { minimumTurnout: 0.5, share: 0.7, groups: 1, groupShare: 0.6, objections: 1 },
      },
    ])
  })

  it('keeps nothing of an objection without reason or far too long, and gives the words back', async () => {
    const long = 'No! '.repeat(15_000)
    for (const [reason, error] of [
      ['  \n ', 'ballots.missing.reason'],
      [long, 'ballots.reason-long?max=600'],
    ] as const) {
      const { data } = await vote(members[0]!, ballot, answer('object', reason))
      expect(data).toMatchObject({
        ok: false,
        result: { error: { reason: [error] }, initialValue: { position: 'object' } },
      })
      if (reason === long) expect(data.result.initialValue.reason.trim()).toBe(long.trim())
    }
    expect(await votesOf(ballot)).toEqual([])
  })

  it('counts an answer for the seat of whoever gives it, whatever the form says', async () => {
    const [mine, other] = [members[1]!, await buildMember({ roundtable: moderator.roundtable })]
    await vote(mine, ballot, {
      ...answer('favour'),
      personId: other.person.id,
      organisationId: other.organisation.id,
      groupId: other.group.id,
      ballotId: section.id,
    })
    expect(await votesOf(ballot)).toMatchObject([
      {
        personId: mine.person.id,
        organisationId: mine.organisation.id,
        groupId: mine.group.id,
        answer: { position: 'favour', reason: '' },
      },
    ])
  })

  it('takes two answers, two closings and two openings at once for one', async () => {
    await Promise.all([vote(members[2]!, ballot, answer('live')), vote(members[2]!, ballot, answer('object', 'Twice'))])
    expect(await votesOf(ballot)).toHaveLength(2)
    const closings = await Promise.all([1, 2].map(() => call(closure.action, moderator, { ballotId: ballot.id }, {})))
    expect(closings.map(({ data }) => data.ok)).toEqual([true, true])
    expect(await db.event.count({ where: { subjectId: ballot.id, name: 'ballot.closed' } })).toBe(1)
    await call(showing.action, moderator, { ballotId: ballot.id }, {})
    const openings = await Promise.all(
      [1, 2].map(() => call(onSection.action, moderator, { sectionId: section.id }, RULE)),
    )
    expect(openings.map(({ data }) => data.problem?.messageKey ?? 'opened').sort()).toEqual([
      'ballots.open-already',
      'opened',
    ])
    expect(await db.ballot.count({ where: { sectionId: section.id, state: 'open' } })).toBe(1)
  })

  it('takes no answer once it is closed, and gives the words back', async () => {
    const before = await votesOf(ballot)
    const { data } = await vote(members[3]!, ballot, answer('object', 'Too late to say'))
    expect(data).toMatchObject({
      ok: false,
      problem: { messageKey: 'ballots.closed' },
      result: { initialValue: { position: 'object', reason: 'Too late to say' } },
    })
    expect((await call(withdrawal.action, members[1]!, { ballotId: ballot.id }, {})).data).toMatchObject({
      ok: false,
      problem: { messageKey: 'ballots.answer-stands' },
    })
    expect(await votesOf(ballot)).toEqual(before)
  })
})
