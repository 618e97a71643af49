import { beforeEach, describe, expect, test } from 'vitest'
import { recountBundle } from '#app/features/ballots/recount/bundle.ts'
import { countOf } from '#app/features/ballots/recount/count-of.server.ts'
import { presetFields } from '#app/features/ballots/rule/presets.ts'
import { db } from '#app/platform/db.server.ts'
import * as bundle from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.bundle[.]json.ts'
import * as closure from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.closure.ts'
import * as page from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.index.tsx'
import * as showing from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result.ts'
import * as file from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result[.]csv.ts'
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
  const group = await buildGroup()
  const organisations = [await buildOrganisation({ group }), await buildOrganisation({ group })]
  moderator = await buildMember({ roundtable, role: 'moderator', organisation: organisations[0] })
  members = [moderator]
  for (let at = 0; at < 5; at++) members.push(await buildMember({ roundtable, organisation: organisations[at % 2] }))
})

const params = (more = {}) => ({ roundtableId: roundtable.id, ...more })
const ask = (body: Record<string, string>, as = moderator) =>
  callRoute(asking.action, {
    as: as.person,
    params: params(),
    body: { about: 'question', title: 'Shall we?', method: 'yes-no', act: 'open', ...body },
  })
const rule = (preset: string, more = {}) => ({ ruleFrom: preset, ...presetFields(preset)!, ...more })

async function opened(body: Record<string, string>) {
  const answer = await ask(body)
  expect(answer.status, JSON.stringify(answer.data)).toBe(302)
  return db.ballot.findFirstOrThrow({ where: { roundtableId: roundtable.id } })
}

async function voted(ballotId: string, ...choices: string[]) {
  for (const [at, choice] of choices.entries())
    await callRoute(voting.action, { as: members[at]!.person, params: params({ ballotId }), body: { choice } })
}

async function closed(ballotId: string) {
  for (const { action } of [closure, showing])
    await callRoute(action, { as: moderator.person, params: params({ ballotId }), body: {} })
  const { data } = await callRoute(page.loader, { as: members[1]!.person, params: params({ ballotId }) })
  return data.ballot
}

const leaves = ({ person }: Member) =>
  db.membership.updateMany({
    where: { roundtableId: roundtable.id, personId: person.id },
    data: { endedAt: new Date() },
  })

describe('a ballot with a rule', () => {
  test('keeps it with its terms, shows how far its quorum is met, and concludes by it', async () => {
    const { id: ballotId, terms, settings } = await opened(rule('two-thirds', { ruleOrganisations: '100' }))
    expect(terms).toEqual({
      rule: [
        { kind: 'answers', least: { part: 50, whole: 100 } },
        { kind: 'organisations', least: { part: 100, whole: 100 } },
        { kind: 'favour', base: 'sides', share: { part: 2, whole: 3 } },
      ],
    })
    expect(settings).toEqual({ minimumTurnout: 0 })
    await voted(ballotId, 'yes')
    const open = await callRoute(page.loader, { as: members[1]!.person, params: params({ ballotId }) })
    expect(open.data.ballot).toMatchObject({ needed: 3, organisations: { voted: 1, eligible: 2 }, result: null })
    await voted(ballotId, 'yes', 'yes', 'yes', 'yes', 'no', 'no')
    const { result } = await closed(ballotId)
    expect(result.verdict).toMatchObject({
      conclusion: 'accepted',
      quorum: [
        { value: 6, of: 6, needed: 3, met: true },
        { value: 2, of: 2, needed: 2, met: true },
      ],
      items: [{ found: [{ value: 4, of: 6, needed: 4, met: true }] }],
    })
    const published = await callRoute(bundle.loader, { as: members[2]!.person, params: params({ ballotId }) })
    const recounted = recountBundle(JSON.parse(published.text), countOf('yes-no'))
    expect(recounted).toMatchObject({ same: true, changed: [] })
    const csv = await callRoute(file.loader, {
      as: members[2]!.person,
      params: params({ ballotId }),
      path: '/?part=rule',
    })
    expect(csv.text.split('\r\n')[3]).toContain('favour,')
    expect(csv.text).toContain(',4,6,4,yes,accepted')
  })

  test('stays as it was, whoever leaves the table before it closes', async () => {
    const { id: ballotId } = await opened(rule('simple'))
    await voted(ballotId, 'yes', 'yes')
    await leaves(members[5]!)
    await leaves(members[4]!)
    const { result } = await closed(ballotId)
    expect(result.verdict).toMatchObject({ conclusion: 'untold', quorum: [{ value: 2, of: 4, needed: 2 }] })
    await leaves(members[3]!)
    const again = await callRoute(page.loader, { as: members[1]!.person, params: params({ ballotId }) })
    expect(again.data.ballot.result).toEqual(result)
  })

  test('that cannot be read is refused beside its fields, and nothing typed is lost', async () => {
    const sent = rule('simple', { ruleAnswers: '150', ruleShare: '7/5', ruleShareMore: 'more' })
    const { status, data } = await ask(sent)
    expect(status).toBe(400)
    expect(data.result.error).toEqual({
      ruleAnswers: ['ballots.number?from=1&to=100'],
      ruleShare: ['ballots.setting-unknown'],
    })
    expect(data.result.initialValue).toMatchObject({ title: 'Shall we?', ruleAnswers: '150' })
    expect(await db.ballot.count({ where: { roundtableId: roundtable.id } })).toBe(0)
  })

  test('says what is wrong with it and with the weights at once', async () => {
    const { organisationId } = moderator.seat
    const weights = { who: 'organisations', [`weight-${organisationId}`]: 'many' }
    const { status, data } = await ask({ ...rule('simple', { ruleAnswers: '150' }), ...weights })
    expect(status).toBe(400)
    expect(Object.keys(data.result.error).sort()).toEqual(['ruleAnswers', `weight-${organisationId}`])
  })

  test('is filled in from a preset without a script', async () => {
    const { data } = await ask({ act: 'fill', ...rule('simple'), ruleFrom: 'double', title: 'Half written' })
    expect(data.result.initialValue).toMatchObject({ title: 'Half written', ruleIn: 'half', ruleFrom: 'double' })
    const forged = await ask({ act: 'fill', ruleFrom: '__proto__', ruleAnswers: '7' })
    expect(forged.data.result.initialValue).toMatchObject({ ruleAnswers: '7' })
  })

  test('asks more groups than there are of nobody', async () => {
    const { status, data } = await ask(rule('simple', { ruleIn: '9' }))
    expect(status).toBe(400)
    expect(data.result.error).toEqual({ ruleIn: [expect.stringContaining('ballots.rule-groups-many')] })
  })

  test('is a moderator’s to choose', async () => {
    expect((await ask(rule('simple'), members[1])).status).toBe(403)
  })
})
