// What a handler answers is plain data of any shape; the tests say which.
/* eslint-disable @typescript-eslint/no-explicit-any */
import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot, Section } from '#app/platform/prisma/client.ts'
import * as feed from '#app/routes/roundtables+/$roundtableId+/activity.index.tsx'
import * as closure from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.closure.ts'
import * as page from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.index.tsx'
import * as reopening from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.reopening.ts'
import * as showing from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result.ts'
import * as file from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result[.]csv.ts'
import * as voting from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.vote.tsx'
import * as withdrawal from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.withdrawal.ts'
import * as onIndicator from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.ballot.tsx'
import * as onSection from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.ballot.tsx'
import * as removal from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.removal.tsx'
import { buildIndicator } from '#tests/factories/decisions.ts'
import { signedInRequest } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'

let section: Section
let moderator: Member
let members: Member[]
let text = 'Nobody pays more than two per cent.'
let version = 14
const json = () => ({ type: 'doc', content: text ? [{ type: 'paragraph', content: [{ type: 'text', text }] }] : [] })

beforeAll(async () => {
  setDocumentHost({
    contentOf: async () => ({ json: json(), headSeq: version }),
    wordsByGroup: async () => ({}),
    pauseWriting: async () => {},
    resumeWriting: async () => {},
  } as unknown as DocumentHost)
  const roundtable = await buildRoundtable()
  section = await buildSection({ roundtable })
  moderator = await buildMember({ roundtable, role: 'moderator' })
  const { group } = moderator
  members = await Promise.all([1, 2, 3, 4].map(() => buildMember({ roundtable, group })))
})

afterAll(() => setDocumentHost(null))

async function call(
  handler: unknown,
  who: Member,
  params: Record<string, string>,
  body?: Record<string, string>,
  query = '',
) {
  const request = await signedInRequest(who.person, `/${query}`, { body: body && { ...body, reply: 'inline' } })
  const args = {
    request,
    context: {},
    params: { roundtableId: moderator.roundtable.id, ...params },
  } as unknown as ActionFunctionArgs
  const answer: any = await (handler as (args: ActionFunctionArgs) => Promise<unknown>)(args).catch(
    (thrown: unknown) => thrown,
  )
  if (answer instanceof Error) throw answer
  if (answer instanceof Response) return { status: answer.status, text: await answer.text(), data: null as any }
  const wrapped = answer?.type === 'DataWithResponseInit'
  return { status: wrapped ? (answer.init?.status ?? 200) : 200, text: '', data: wrapped ? answer.data : answer }
}

const RULE = { minimumTurnout: '0.5', share: '0.7', groups: '1', groupShare: '0.6', objections: '1' }
const answer = (position: string, reason = '') => ({ position, reason })
const vote = (who: Member, { id }: Pick<Ballot, 'id'>, body: Record<string, string>) =>
  call(voting.action, who, { ballotId: id }, body)
const votesOf = ({ id }: Pick<Ballot, 'id'>) =>
  db.vote.findMany({ where: { ballotId: id }, orderBy: { castAt: 'asc' } })

async function onItsSection(rule: Record<string, string> = RULE) {
  const opened = await call(onSection.action, moderator, { sectionId: section.id }, rule)
  expect(opened.data).toMatchObject({ ok: true })
  return db.ballot.findFirstOrThrow({ where: { sectionId: section.id }, orderBy: { round: 'desc' } })
}

async function shown({ id }: Ballot) {
  await call(closure.action, moderator, { ballotId: id }, {})
  await call(showing.action, moderator, { ballotId: id }, {})
  return (await call(page.loader, members[0]!, { ballotId: id })).data.ballot
}

describe('a ballot on a section', () => {
  it('is about the text as it stood, counts by its rule, and tells reasons without names', async () => {
    text = 'Nobody pays more than two per cent.'
    const ballot = await onItsSection()
    expect(ballot).toMatchObject({
      subjectType: 'section',
      subjectId: section.id,
      method: 'consent',
      round: 1,
      wording: { version: 14, name: section.title, text },
      settings: { share: 0.7, groups: 1, objections: 1 },
    })
    text = 'Other words.'
    const [one, two, three, four] = members as [Member, Member, Member, Member]
    for (const [who, body] of [
      [one, answer('favour', 'not kept')],
      [two, answer('live')],
      [three, answer('object', 'It costs too much')],
      [four, answer('favour')],
      [moderator, answer('abstain')],
    ] as const)
      expect((await vote(who, ballot, body)).data).toMatchObject({ ok: true })
    const hidden = (await call(page.loader, two, { ballotId: ballot.id })).data.ballot
    expect(hidden).toMatchObject({
      result: null,
      own: { answer: { position: 'live', reason: '' } },
      wording: { text: 'Nobody pays more than two per cent.' },
      can: { vote: true, close: false },
    })
    expect(JSON.stringify(hidden)).not.toContain('costs')
    const { result, turnout } = await shown(ballot)
    expect(result).toMatchObject({
      voted: 5,
      eligible: 5,
      overall: { favour: 2, live: 1, object: 1, abstain: 1 },
      share: 0.75,
      reasons: ['It costs too much'],
      accepted: true,
    })
    expect(turnout.find((group: { groupId: string }) => group.groupId === moderator.group.id)).toMatchObject({
      voted: 5,
      eligible: 5,
    })
    const csv = (await call(file.loader, two, { ballotId: ballot.id })).text.trim().split('\r\n')
    expect(csv[0]).toBe('group,name,eligible,answered,shown,in_favour,can_live_with_it,object,abstain,share,over_line')
    expect(csv[1]).toBe(',,5,5,yes,2,1,1,1,0.75,')
    expect((await votesOf(ballot)).map((row) => row.answer)).toContainEqual({ position: 'favour', reason: '' })
  })

  it('has a line in the feed that leads to its page, and none of its events says how anybody answered', async () => {
    const ballot = await onItsSection()
    await vote(members[0]!, ballot, answer('object', 'Secret words'))
    const { lines } = (await call(feed.loader, moderator, {})).data.feed
    const opened = lines.find(({ name }: { name: string }) => name === 'ballot.opened')
    expect(opened).toMatchObject({
      about: { section: section.title },
      to: `/roundtables/${moderator.roundtable.id}/ballots/${ballot.id}`,
    })
    expect(JSON.stringify(await db.event.findMany({ where: { subjectId: ballot.id } }))).not.toMatch(/object|Secret/)
    await shown(ballot)
  })

  it('keeps its section out of the bin while it is open, and its closing stands once the section is agreed', async () => {
    const ballot = await onItsSection()
    expect((await call(removal.action, moderator, { sectionId: section.id }, { confirmed: 'yes' })).status).toBe(409)
    const asked = async () => (await call(removal.loader, moderator, { sectionId: section.id })).data
    const ballots = await db.ballot.count({ where: { sectionId: section.id } })
    expect(await asked()).toMatchObject({ counts: { ballots }, barred: 'ballot-open' })
    await call(closure.action, moderator, { ballotId: ballot.id }, {})
    expect(await asked()).toMatchObject({ counts: { ballots }, barred: null })
    await db.sectionDecision.create({
      data: { sectionId: section.id, kind: 'agreed', personId: moderator.person.id, at: new Date(Date.now() + 1000) },
    })
    expect((await call(reopening.action, moderator, { ballotId: ballot.id }, {})).data).toMatchObject({
      ok: false,
      problem: { messageKey: 'ballots.changed-since' },
    })
    await call(showing.action, moderator, { ballotId: ballot.id }, {})
  })

  it('is not opened on a section without words, by the method of another kind, or by who may not', async () => {
    text = ''
    expect((await call(onSection.action, moderator, { sectionId: section.id }, RULE)).data).toMatchObject({
      ok: false,
      problem: { messageKey: 'ballots.no-text' },
    })
    text = 'Words.'
    expect(
      (await call(onSection.loader, moderator, { sectionId: section.id }, undefined, '?method=rating')).data,
    ).toMatchObject({ method: 'consent' })
    expect((await call(onSection.action, members[0]!, { sectionId: section.id }, RULE)).status).toBe(403)
    expect(
      (await call(onSection.action, moderator, { sectionId: section.id }, { ...RULE, share: '0.71' })).data,
    ).toMatchObject({ ok: false })
  })
})

describe('a later round on a section', () => {
  it('says whether its words are other ones, and not that of a text with one more comment', async () => {
    const roundOn = async (words: string) => {
      text = words
      const ballot = await onItsSection()
      const { earlier } = (await call(page.loader, moderator, { ballotId: ballot.id })).data.ballot
      await shown(ballot)
      return earlier
    }
    await roundOn('The same words.')
    version += 1
    expect(await roundOn('The same words.')).toMatchObject({ reworded: false })
    expect(await roundOn('Other words.')).toMatchObject({ reworded: true })
  })
})

describe('a consent ballot on an indicator', () => {
  it('is opened by the form that names the method, answered, withdrawn and answered again as it was', async () => {
    const indicator = await buildIndicator({ roundtable: moderator.roundtable })
    const params = { indicatorId: indicator.id }
    expect((await call(onIndicator.loader, moderator, params, undefined, '?method=consent')).data).toMatchObject({
      method: 'consent',
      round: 1,
      openAt: null,
    })
    expect((await call(onIndicator.action, moderator, params, RULE, '?method=consent')).data).toMatchObject({
      ok: true,
    })
    const ballot = await db.ballot.findFirstOrThrow({ where: { indicatorId: indicator.id } })
    expect(ballot).toMatchObject({ method: 'consent', wording: { version: 1, code: indicator.code } })
    for (const body of [{}, { position: 'yes' }, answer('object'), { relevance: '8', feasibility: '7' }] as Record<
      string,
      string
    >[]) {
      expect((await vote(members[0]!, ballot, body)).data).toMatchObject({ ok: false })
    }
    expect(await votesOf(ballot)).toEqual([])
    await vote(members[0]!, ballot, answer('object', 'Not measurable'))
    const { toast } = (await call(withdrawal.action, members[0]!, { ballotId: ballot.id }, {})).data
    expect(await votesOf(ballot)).toEqual([])
    await vote(members[0]!, ballot, toast.undo.fields)
    expect((await votesOf(ballot)).map((row) => row.answer)).toEqual([{ position: 'object', reason: 'Not measurable' }])
  })
})

describe('what a ballot by consent refuses', () => {
  let ballot: Ballot
  beforeAll(async () => {
    text = 'Words to object to.'
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
      problem: { messageKey: 'ballots.closed' },
    })
    expect(await votesOf(ballot)).toEqual(before)
  })
})
