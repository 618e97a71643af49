// What a handler answers is plain data of any shape; the tests say which.
/* eslint-disable @typescript-eslint/no-explicit-any */
import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Indicator, Person, Roundtable } from '#app/platform/prisma/client.ts'
import * as editing from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.edit.tsx'
import * as record from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.index.tsx'
import * as state from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.state.ts'
import * as exported from '#app/routes/roundtables+/$roundtableId+/indicators.export[.]csv.ts'
import * as importing from '#app/routes/roundtables+/$roundtableId+/indicators.import.tsx'
import * as list from '#app/routes/roundtables+/$roundtableId+/indicators.index.tsx'
import * as proposing from '#app/routes/roundtables+/$roundtableId+/indicators.new.tsx'
import * as template from '#app/routes/roundtables+/$roundtableId+/indicators.template[.]csv.ts'
import { buildBallot, buildIndicator, buildVote } from '#tests/factories/decisions.ts'
import { signedInRequest, visitorRequest } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'

type Handler = (args: ActionFunctionArgs) => Promise<unknown>
type Answer = { status: number; headers: Headers; data: any; response?: Response }

let roundtable: Roundtable
let elsewhere: Roundtable
let indicator: Indicator
const people = {} as Record<'participant' | 'moderator' | 'observer' | 'stranger', Person>

beforeAll(async () => {
  roundtable = await buildRoundtable()
  elsewhere = await buildRoundtable()
  indicator = await buildIndicator({ roundtable })
  for (const role of ['participant', 'moderator', 'observer'] as const)
    people[role] = (await buildMember({ roundtable, role })).person
  people.stranger = (await buildMember({ roundtable: elsewhere, role: 'moderator' })).person
})

/** What a handler answers, whether it returned or threw it. */
async function answerOf(work: Promise<unknown>): Promise<Answer> {
  const answer: any = await work.catch((thrown: unknown) => thrown)
  if (answer instanceof Error) throw answer
  if (answer instanceof Response)
    return { status: answer.status, headers: answer.headers, data: null, response: answer }
  const wrapped = answer?.type === 'DataWithResponseInit'
  return {
    status: wrapped ? (answer.init?.status ?? 200) : 200,
    headers: new Headers(answer.init?.headers),
    data: wrapped ? answer.data : answer,
  }
}

async function call(
  handler: unknown,
  who: keyof typeof people | null,
  body?: Record<string, string> | FormData,
  params: Record<string, string> = {},
) {
  const request = who ? await signedInRequest(people[who], '/', { body }) : visitorRequest('/', { body })
  const args = { request, context: {}, params: { roundtableId: roundtable.id, indicatorId: indicator.id, ...params } }
  return answerOf((handler as Handler)(args as unknown as ActionFunctionArgs))
}

const texts = { name: 'A new one', definition: 'What it says', unit: 'per cent' }

describe('who gets in', () => {
  it.each([
    ['list', list.loader],
    ['record', record.loader],
    ['new', proposing.loader],
    ['import', importing.loader],
    ['edit', editing.loader],
    ['export', exported.loader],
    ['template', template.loader],
  ])('%s sends the signed-out to sign in and hides the rest from strangers', async (_, loader) => {
    const out = await call(loader, null)
    expect([out.status, out.headers.get('Location')]).toEqual([302, expect.stringContaining('/sign-in')])
    expect((await call(loader, 'stranger')).status).toBe(404)
    expect((await call(loader, 'moderator', undefined, { roundtableId: 'nonsense' })).status).toBe(404)
  })

  it.each([
    ['record', record.loader],
    ['edit', editing.loader],
    ['state', state.action],
  ])('%s does not find another roundtable’s indicator, or a malformed one', async (_, handler) => {
    const foreign = await buildIndicator({ roundtable: elsewhere })
    const body = handler === state.action ? { state: 'candidate' } : undefined
    expect((await call(handler, 'moderator', body, { indicatorId: foreign.id })).status).toBe(404)
    expect((await call(handler, 'moderator', body, { indicatorId: "1' OR 1=1" })).status).toBe(404)
  })

  it.each([
    ['observers propose nothing', proposing.loader, 'observer', undefined],
    ['observers propose nothing by hand', proposing.action, 'observer', texts],
    ['participants do not import', importing.loader, 'participant', undefined],
    ['participants do not import by hand', importing.action, 'participant', texts],
    ['participants do not edit another’s', editing.loader, 'participant', undefined],
    ['participants do not set states', state.action, 'participant', { state: 'candidate' }],
  ] as const)('%s', async (_, handler, who, body) => {
    expect((await call(handler, who, body)).status).toBe(403)
  })

  it('changes nothing for the signed-out', async () => {
    expect((await call(proposing.action, null, texts)).status).toBe(401)
    expect(await db.indicator.count({ where: { roundtableId: roundtable.id, name: texts.name } })).toBe(0)
  })
})

describe('forms', () => {
  it('proposes and leads to the record', async () => {
    const answer = await call(proposing.action, 'participant', texts)
    const made = await db.indicator.findFirstOrThrow({ where: { roundtableId: roundtable.id, name: texts.name } })
    expect(answer.headers.get('Location')).toBe(`/roundtables/${roundtable.id}/indicators/${made.id}`)
  })

  it('gives back what was typed with what is wrong with it', async () => {
    const answer = await call(proposing.action, 'participant', {
      ...texts,
      name: ' ',
      formula: ' ',
      definition: 'x'.repeat(3000),
      direction: 'sideways',
      place: 'pillar:nowhere',
    })
    expect(answer.status).toBe(400)
    expect(answer.data.result.initialValue).toMatchObject({ definition: 'x'.repeat(3000), unit: 'per cent' })
    expect(answer.data.result.error).toEqual({
      name: ['indicators.missing.name'],
      definition: ['indicators.long.definition?max=2000'],
      direction: ['indicators.unknown.direction'],
      place: ['indicators.place-gone'],
    })
    const gone = await call(proposing.action, 'participant', {
      ...texts,
      distinct: 'yes',
      place: `pillar:${crypto.randomUUID()}`,
    })
    expect([gone.status, gone.data.result.error]).toEqual([400, { '': ['indicators.place-gone'] }])
  })

  it('shows what reads alike before a proposal is taken, and takes it once that has been looked at', async () => {
    const known = await buildIndicator({ roundtable, name: 'Households that afford a heat pump' })
    const other = await buildIndicator({ roundtable: elsewhere, name: 'Households that afford a heat pump' })
    const proposal = { ...texts, name: 'Heat pumps that households afford' }
    const asked = await call(proposing.action, 'participant', proposal)
    expect([asked.status, asked.data.result.error]).toEqual([409, { '': ['indicators.similar'] }])
    expect(asked.data.similar.map(({ id }: { id: string }) => id)).toEqual([known.id])
    expect(JSON.stringify(asked.data)).not.toContain(other.id)
    expect(asked.data.result.initialValue).toMatchObject(proposal)
    expect((await call(proposing.action, 'participant', { ...proposal, distinct: 'yes' })).status).toBe(302)
  })

  it('shows the second of two editors what the first saved', async () => {
    const one = await buildIndicator({ roundtable, name: 'Edited by two' })
    const edit = (definition: string) =>
      call(editing.action, 'moderator', { ...texts, name: one.name, definition, version: '1' }, { indicatorId: one.id })
    expect((await edit('First')).status).toBe(302)
    const second = await edit('Second')
    expect(second.status).toBe(409)
    expect(second.data.result.initialValue.definition).toBe('Second')
    expect(second.data.result.error).toEqual({ '': ['indicators.changed-meanwhile'] })
    expect(second.data.meanwhile.changes).toContainEqual({ field: 'definition', text: 'First' })
  })

  it('refuses a state that does not exist', async () => {
    expect((await call(state.action, 'moderator', { state: 'golden', reply: 'inline' })).status).toBe(400)
    expect((await call(state.action, 'moderator', { state: 'retired', reason: 'Old', reply: 'inline' })).data.ok).toBe(
      true,
    )
  })
})

describe('files', () => {
  function upload(content: BlobPart, more: Record<string, string> = {}) {
    const form = new FormData()
    form.set('file', new File([content], 'indicators.csv'))
    for (const [name, value] of Object.entries(more)) form.set(name, value)
    return form
  }

  it('shows the plan of an upload, then does it', async () => {
    const plan = await call(importing.action, 'moderator', upload('name;definition;unit\nUploaded;D;u\n'))
    expect(plan.data).toMatchObject({ step: 'plan', lines: [{ kind: 'new', name: 'Uploaded' }] })
    const confirmed = new FormData()
    confirmed.set('text', plan.data.text.replaceAll('\n', '\r\n'))
    confirmed.set('fingerprint', plan.data.fingerprint)
    const done = await call(importing.action, 'moderator', confirmed)
    expect(done.headers.get('Location')).toBe(`/roundtables/${roundtable.id}/indicators`)
    expect(await db.indicator.count({ where: { roundtableId: roundtable.id, name: 'Uploaded' } })).toBe(1)
  })

  it('answers files that are too large, no text, or not UTF-8', async () => {
    const large = await call(importing.action, 'moderator', upload('x'.repeat(4 * 1024 * 1024)))
    expect([large.status, large.data]).toEqual([
      400,
      { step: 'problem', problem: 'indicators.import.too-large?max=2', text: '' },
    ])
    const binary = await call(importing.action, 'moderator', upload(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])))
    expect(binary.data.problem).toBe('indicators.import.not-text')
    const latin = await call(
      importing.action,
      'moderator',
      upload(Uint8Array.from(Buffer.from('name,unit\né,%', 'latin1'))),
    )
    expect(latin.data.step).toBe('encoding')
  })

  it('exports what the table can read again', async () => {
    const answer = await call(exported.loader, 'observer')
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    const bytes = new Uint8Array(await answer.response!.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toContain(indicator.code)
    const empty = await call(template.loader, 'moderator')
    expect(await empty.response!.text()).toContain('name,definition')
  })
})

describe('the record', () => {
  it('sends no rating before its reader has voted', async () => {
    const one = await buildIndicator({ roundtable })
    const ballot = await buildBallot({ indicator: one })
    await buildVote({ ballot, relevance: 3, feasibility: 4 })
    const page = await call(record.loader, 'moderator', undefined, { indicatorId: one.id })
    expect(page.data.ballot).toMatchObject({ result: null, own: null, can: { vote: true, close: true } })
    expect(JSON.stringify(page.data)).not.toMatch(/"relevance":3|"feasibility":4/)
  })
})
