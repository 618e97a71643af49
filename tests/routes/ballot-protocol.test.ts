import { beforeEach, describe, expect, test } from 'vitest'
import { namedIn } from '#app/features/ballots/protocol/use-protocol-words.ts'
import { recountBundle } from '#app/features/ballots/recount/bundle.ts'
import { countOf } from '#app/features/ballots/recount/count-of.server.ts'
import { presetFields } from '#app/features/ballots/rule/presets.ts'
import { weightField } from '#app/features/ballots/terms/weights.ts'
import { db } from '#app/platform/db.server.ts'
import * as bundle from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.bundle[.]json.ts'
import * as moving from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.closing-time.ts'
import * as closure from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.closure.ts'
import * as page from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.index.tsx'
import * as nextRound from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.next-round.ts'
import * as protocol from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.protocol.tsx'
import * as showing from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result.ts'
import * as voting from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.vote.tsx'
import * as asking from '#app/routes/roundtables+/$roundtableId+/ballots.new.tsx'
import { buildGroup, buildOrganisation } from '#tests/factories/people.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { callRoute } from './call-route.ts'

let roundtable: { id: string }
let moderator: Member
let members: Member[]

beforeEach(async () => {
  roundtable = await buildRoundtable()
  const organisation = await buildOrganisation({ group: await buildGroup() })
  moderator = await buildMember({ roundtable, role: 'moderator', organisation })
  members = []
  for (let at = 0; at < 5; at++) members.push(await buildMember({ roundtable, organisation }))
})

type Body = Record<string, string>
const params = (more = {}) => ({ roundtableId: roundtable.id, ...more })
const ask = (body: Body, as = moderator) =>
  callRoute(asking.action, { as: as.person, params: params(), body: { act: 'open', about: 'question', ...body } })
const rounds = () => db.ballot.findMany({ where: { roundtableId: roundtable.id }, orderBy: { round: 'asc' } })
const amended = () => db.event.findMany({ where: { roundtableId: roundtable.id, name: 'ballot.amended' } })

const options = { title: 'What matters?', 'label-o1': 'One', 'label-o2': 'Two', 'label-o3': 'Three' }
const delphi = { ...options, method: 'criteria', rounds: '2', ruleFrom: 'answers', ...presetFields('answers')! }

async function asked(body: Body) {
  const answer = await ask(body)
  expect(answer.status, JSON.stringify(answer.data)).toBe(302)
  return (await rounds()).at(-1)!
}

async function answered(ballotId: string, ratings: Body) {
  for (const { person } of members)
    await callRoute(voting.action, { as: person, params: params({ ballotId }), body: ratings })
  for (const { action } of [closure, showing])
    await callRoute(action, { as: moderator.person, params: params({ ballotId }), body: {} })
}

/** A first round whose protocol says why, after which one of three returns. */
async function firstRound(more: Body = {}) {
  const ballot = await asked({ ...delphi, 'protocol-why': 'People are far apart.', ...more })
  await answered(ballot.id, { 'o1-c1': '8', 'o2-c1': '5', 'o3-c1': '9' })
  return ballot
}

/** The form of the next round as it is loaded, to be sent as it is. */
async function written(after: string): Promise<Body> {
  const { data } = await callRoute(asking.loader, { as: moderator.person, params: params(), path: `/?after=${after}` })
  const fields = Object.entries(data.written as Record<string, unknown>)
  return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === 'string'))
}

describe('the rounds of a ballot with a protocol', () => {
  test('keep the record of the first, and go on without a word where nothing changes', async () => {
    const first = await firstRound()
    expect(first.terms).toMatchObject({ protocol: { why: 'People are far apart.' } })
    expect(await asked(await written(first.id))).toMatchObject({
      round: 2,
      terms: first.terms,
      settings: { items: ['o2'] },
    })
    expect(await amended()).toEqual([])
  })

  test('ask for a reason where something changes, and lose nothing of what was written', async () => {
    const first = await firstRound()
    const changed = {
      ...(await written(first.id)),
      rounds: '3',
      consensusRule: 'pct',
      'protocol-funding': 'A city pays.',
    }
    const refused = await ask(changed)
    expect(refused.status).toBe(409)
    expect(refused.data.result.error).toMatchObject({ amendment: ['ballots.missing.amendment'] })
    expect(refused.data.result.initialValue).toMatchObject({ rounds: '3', 'protocol-funding': 'A city pays.' })
    expect(await rounds()).toHaveLength(1)

    const { terms, settings } = await asked({ ...changed, amendment: 'Too few agreed on the first rule.' })
    expect(settings).toMatchObject({ rounds: 3, consensusRule: 'pct', items: ['o2'] })
    expect(terms).toMatchObject({
      amendment: {
        reason: 'Too few agreed on the first rule.',
        changes: [
          { what: 'consensusRule', before: 'ram', now: 'pct' },
          { what: 'rounds', before: 2, now: 3 },
          { what: 'funding', before: null, now: 'A city pays.' },
        ],
      },
    })
    expect(await amended()).toMatchObject([{ personId: moderator.person.id, data: { round: 2 } }])
  })

  test('take no reason in silence where nothing changes (ember-osf-web 1318)', async () => {
    const first = await firstRound()
    const same = { ...(await written(first.id)), amendment: 'We have thought again.' }
    const refused = await ask(same)
    expect(refused.status).toBe(409)
    expect(refused.data.result.error).toMatchObject({ amendment: ['ballots.missing.nothing-amended'] })
    expect(refused.data.result.initialValue).toMatchObject({ amendment: 'We have thought again.' })
    expect(await rounds()).toHaveLength(1)
    await asked({ ...same, amendment: '' })
  })

  test('can be more than were planned, and only then by an amendment', async () => {
    const first = await firstRound()
    const second = await asked(await written(first.id))
    await answered(second.id, { 'o2-c1': '2' })
    const body = { items: 'o2' }
    const over = await callRoute(nextRound.action, {
      as: moderator.person,
      params: params({ ballotId: second.id }),
      body,
    })
    expect(over.status).toBe(302)
    expect(await rounds()).toHaveLength(2)
    await asked({ ...(await written(second.id)), rounds: '3', amendment: 'It moved much.' })
    const third = (await rounds()).at(-1)!
    expect(third).toMatchObject({
      round: 3,
      terms: { amendment: { changes: [{ what: 'rounds', before: 2, now: 3 }] } },
    })
    await answered(third.id, { 'o2-c1': '2' })
    // What was changed stays changed without another reason.
    const { data } = await callRoute(protocol.loader, {
      as: members[0]!.person,
      params: params({ ballotId: first.id }),
    })
    expect(
      data.rounds.map(({ round, terms }: { round: number; terms: object }) => [round, 'amendment' in terms]),
    ).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ])
  })

  test('are counted again from their bundle, which holds the amendment and no name', async () => {
    const first = await firstRound()
    const second = await asked({
      ...(await written(first.id)),
      consensusRule: 'strict',
      amendment: 'The first was too weak.',
    })
    await answered(second.id, { 'o2-c1': '8' })
    const { text } = await callRoute(bundle.loader, { as: members[0]!.person, params: params({ ballotId: second.id }) })
    const read = JSON.parse(text)
    expect(recountBundle(read, countOf('criteria'))).toMatchObject({ same: true, changed: [] })
    expect(read.terms.amendment).toEqual({
      changes: [{ what: 'consensusRule', before: 'ram', now: 'strict' }],
      reason: 'The first was too weak.',
    })
    expect(text).not.toContain(moderator.person.id)
    expect(text).not.toContain(moderator.person.name)
  })

  test('of the same question by a rule of its own answer to it as well; another method does not', async () => {
    const yesNo = { title: 'Shall we?', method: 'yes-no', ruleFrom: 'simple', ...presetFields('simple')! }
    const first = await asked(yesNo)
    await answered(first.id, { choice: 'yes' })
    const again = await written(first.id)
    expect((await ask({ ...again, ruleShare: '2/3' })).status).toBe(409)
    expect((await asked({ ...again, ruleShare: '2/3', amendment: 'The statutes say so.' })).terms).toMatchObject({
      amendment: { changes: [{ what: 'rule' }] },
    })
    await answered((await rounds()).at(-1)!.id, { choice: 'yes' })
    expect((await asked({ ...again, method: 'consent' })).terms).not.toHaveProperty('amendment')
  })

  test('go on with split votes and proxies as they were, and a change of either has a name', async () => {
    const { organisation } = members[0]!
    const yesNo = { title: 'Shall we?', method: 'yes-no', ruleFrom: 'simple', ...presetFields('simple')! }
    const terms = { who: 'organisations', [weightField(organisation.id)]: '3', split: 'yes', proxies: '2' }
    const first = await asked({ ...yesNo, ...terms })
    expect(first.terms).toMatchObject({ split: true, proxies: 2 })
    await answered(first.id, { choice: 'yes' })
    const again = await written(first.id)
    expect((await asked(again)).terms).toEqual(first.terms)
    await answered((await rounds()).at(-1)!.id, { choice: 'yes' })
    const { split: _, ...whole } = again
    const changed = await asked({ ...whole, proxies: '1', amendment: 'Whole votes are enough.' })
    expect(changed.terms).toMatchObject({
      amendment: {
        changes: expect.arrayContaining([
          { what: 'split', before: true, now: null },
          { what: 'proxies', before: 2, now: 1 },
        ]),
      },
    })
    expect(namedIn('rating')).toEqual(expect.arrayContaining(['split', 'proxies']))
  })

  test('planned to open by itself keeps its amendment', async () => {
    const first = await firstRound()
    const planned = { ...(await written(first.id)), rounds: '3', opensAt: '2999-01-01T10:00' }
    expect((await ask(planned)).status).toBe(409)
    const ballot = await asked({ ...planned, amendment: 'More time.' })
    expect(ballot).toMatchObject({ state: 'created', terms: { amendment: { reason: 'More time.' } } })
    expect(await amended()).toEqual([])
  })
})

describe('the page of the protocol', () => {
  test('tells when the closing was moved, and by whom', async () => {
    const { id: ballotId } = await asked({ ...delphi, closesAt: '2999-01-01T10:00' })
    await callRoute(moving.action, {
      as: moderator.person,
      params: params({ ballotId }),
      body: { closesAt: '2999-02-01T10:00' },
    })
    const { data } = await callRoute(protocol.loader, { as: members[0]!.person, params: params({ ballotId }) })
    expect(data.rounds).toMatchObject([
      { round: 1, moved: [{ by: moderator.person.name, closesAt: expect.any(Number) }] },
    ])
  })

  test('a closing time that is over or no time comes back without a script, with what was written', async () => {
    const { id: ballotId } = await asked(delphi)
    const move = (body: Body) => callRoute(moving.action, { as: moderator.person, params: params({ ballotId }), body })
    const [over, unread] = [await move({ closesAt: '2001-02-03T04:05' }), await move({ closesAt: 'to & fro' })]
    expect(over.headers.get('Location')).toContain('closing=2001-02-03T04%3A05')
    expect(unread.headers.get('Location')).toContain('closing=to%20%26%20fro')
    expect((await move({ closesAt: '2999-02-01T10:00' })).headers.get('Location')).not.toContain('closing')
  })

  test('stands on the page of its ballot too, without the texts', async () => {
    const first = await firstRound()
    const second = await asked({ ...(await written(first.id)), rounds: '3', amendment: 'More time.' })
    const { data } = await callRoute(page.loader, { as: members[0]!.person, params: params({ ballotId: second.id }) })
    expect(data.ballot.terms.amendment).toMatchObject({ reason: 'More time.' })
    expect(data.ballot.terms.protocol).toBeUndefined()
  })
})

describe('the form of a next round', () => {
  test('is for moderators, and for a ballot of this table', async () => {
    const first = await firstRound()
    const path = `/?after=${first.id}`
    expect((await callRoute(asking.loader, { as: members[0]!.person, params: params(), path })).status).toBe(403)
    const elsewhere = await buildRoundtable()
    const stranger = await buildMember({ roundtable: elsewhere, role: 'moderator' })
    const theirs = { as: stranger.person, params: { roundtableId: elsewhere.id } }
    expect((await callRoute(asking.loader, { ...theirs, path })).status).toBe(404)
    const body = { ...(await written(first.id)), act: 'open', amendment: 'Mine now.' }
    expect((await callRoute(asking.action, { ...theirs, body })).status).toBe(404)
    expect((await ask({ ...(await written(first.id)) }, members[0]!)).status).toBe(403)
    expect(await rounds()).toHaveLength(1)
  })
})
