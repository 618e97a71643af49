// What a handler answers is plain data of any shape; the tests say which.
/* eslint-disable @typescript-eslint/no-explicit-any */
import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import * as closure from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.closure.ts'
import * as page from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.index.tsx'
import * as showing from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result.ts'
import * as voting from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.vote.tsx'
import * as asking from '#app/routes/roundtables+/$roundtableId+/ballots.new.tsx'
import { buildIndicator, rewordIndicator } from '#tests/factories/decisions.ts'
import { signedInRequest } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'

type Sent = Record<string, string>

let roundtable: { id: string }
let moderator: Member
let participant: Member

beforeEach(async () => {
  roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  participant = await buildMember({ roundtable, role: 'participant' })
})

async function call(handler: unknown, who: Member, body?: Sent, params: Sent = {}, path = '/') {
  const request = await signedInRequest(who.person, path, { body })
  const args = { request, context: {}, params: { roundtableId: roundtable.id, ...params } }
  const answer: any = await (handler as (args: ActionFunctionArgs) => Promise<unknown>)(args as never).catch(
    (thrown: unknown) => thrown,
  )
  if (answer instanceof Error) throw answer
  if (answer instanceof Response) return { status: answer.status, location: answer.headers.get('Location'), data: null }
  return { status: answer.init?.status ?? 200, location: null, data: answer.data ?? answer }
}

const question = { about: 'question', title: 'Where first?', method: 'approval', places: '1' }
const options = { 'label-o1': 'The north', 'note-o1': 'Most of it', 'label-o2': 'The south', 'label-o3': '' }
const ask = (body: Sent) => call(asking.action, moderator, body)

describe('a new ballot', () => {
  test('asks a question with its options, which are frozen, answered and counted', async () => {
    const opened = await ask({ ...question, ...options, act: 'open' })
    const ballot = await db.ballot.findFirstOrThrow({ where: { roundtableId: roundtable.id } })
    expect(opened).toMatchObject({ status: 302, location: expect.stringContaining(`/ballots/${ballot.id}`) })
    expect(ballot).toMatchObject({ method: 'approval', settings: { places: 1 }, subjectType: 'question' })
    expect(ballot.wording).toEqual({
      version: 1,
      code: 'Q1',
      name: 'Where first?',
      note: '',
      options: [
        { id: 'o1', label: 'The north', note: 'Most of it' },
        { id: 'o2', label: 'The south' },
      ],
    })
    const { id: ballotId } = ballot
    expect((await call(voting.action, participant, { o7: '1' }, { ballotId })).status).toBe(400)
    expect((await call(voting.action, participant, { o2: '1' }, { ballotId })).status).toBe(302)
    expect(await db.vote.findFirst({ where: { ballotId } })).toMatchObject({ answer: { o1: 0, o2: 1 } })
    await call(closure.action, moderator, {}, { ballotId })
    await call(showing.action, moderator, {}, { ballotId })
    const shown = await call(page.loader, participant, undefined, { ballotId })
    expect(shown.data.ballot.result).toMatchObject({ voted: 1, overall: [null, null] })
    expect(shown.data.ballot.own.answer).toEqual({ o1: 0, o2: 1 })
  })

  test('is about indicators in the version that they have then', async () => {
    const [one, other] = [await buildIndicator({ roundtable }), await buildIndicator({ roundtable })]
    await rewordIndicator(other)
    const request = { about: 'indicators', title: 'Which?', method: 'approval', act: 'open' }
    const few = await ask({ ...request, indicators: one.id })
    expect(few.data.result.error).toEqual({ indicators: ['ballots.options-few'] })
    const { id } = await db.ballotQuestion.create({
      data: {
        roundtableId: roundtable.id,
        number: 1,
        kind: 'indicators',
        title: 'Which?',
        createdById: moderator.person.id,
        indicators: {
          create: [
            { indicatorId: one.id, position: 1 },
            { indicatorId: other.id, position: 2 },
          ],
        },
      },
    })
    const kept = await call(asking.loader, moderator, undefined, {}, `/?about=indicators&id=${id}`)
    expect(kept.data.written).toMatchObject({ questionId: id, title: 'Which?', indicators: [one.id, other.id] })
  })

  test('gives a form back changed, with all that was typed', async () => {
    const added = await ask({ ...question, ...options, act: 'add' })
    expect(added).toMatchObject({ status: 200 })
    expect(added.data.result.initialValue).toMatchObject({ ...options, title: 'Where first?', 'label-o4': '' })
    const moved = await ask({ ...question, ...options, act: 'down-o1' })
    expect(Object.keys(moved.data.result.initialValue).filter((name) => name.startsWith('label'))).toEqual([
      'label-o2',
      'label-o1',
      'label-o3',
    ])
    expect(await db.ballotQuestion.count({ where: { roundtableId: roundtable.id } })).toBe(0)
  })

  test.each<[string, Sent, Sent]>([
    ['no question', { title: '' }, { title: 'ballots.missing.title' }],
    ['one option', { 'label-o2': '' }, { options: 'ballots.options-few' }],
    ['an option twice', { 'label-o2': 'the north' }, { 'label-o2': 'ballots.label-twice' }],
    ['an option of a page', { 'label-o2': 'x'.repeat(201) }, { 'label-o2': 'ballots.label-long?max=200' }],
    ['a method that does not suit it', { method: 'rating' }, { method: 'ballots.choose-method' }],
    ['a place more than there can be', { places: '61' }, { places: 'ballots.number?from=1&to=60' }],
    ['no section', { about: 'section', method: 'consent' }, { section: 'ballots.choose-subject' }],
  ])('says what is wrong with %s, and keeps what was typed', async (_, wrong, errors) => {
    const sent = { ...question, ...options, ...wrong, act: 'open' }
    const { status, data } = await ask(sent)
    expect(status).toBe(400)
    expect(data.result.error).toEqual(Object.fromEntries(Object.entries(errors).map(([name, key]) => [name, [key]])))
    expect(await db.ballot.count({ where: { roundtableId: roundtable.id } })).toBe(0)
  })

  test('keeps a question for later, and asks it anew in a next round', async () => {
    await ask({ ...question, ...options, act: 'save' })
    const { id } = await db.ballotQuestion.findFirstOrThrow({ where: { roundtableId: roundtable.id } })
    await ask({ ...question, ...options, questionId: id, title: 'Where now?', act: 'open' })
    expect(await db.ballotQuestion.count({ where: { roundtableId: roundtable.id } })).toBe(1)
    const again = await ask({ ...question, ...options, questionId: id, act: 'open' })
    expect(again.status).toBe(409)
    expect(await db.ballot.findMany({ where: { roundtableId: roundtable.id } })).toMatchObject([
      { wording: { name: 'Where now?' }, round: 1 },
    ])
  })

  test('does not take the question of another table', async () => {
    await ask({ ...question, ...options, act: 'save' })
    const { id } = await db.ballotQuestion.findFirstOrThrow({ where: { roundtableId: roundtable.id } })
    roundtable = await buildRoundtable()
    moderator = await buildMember({ roundtable, role: 'moderator' })
    expect((await ask({ ...question, ...options, questionId: id, act: 'open' })).status).toBe(404)
  })
})
