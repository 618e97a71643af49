import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Section } from '#app/platform/prisma/client.ts'
import { action as ending } from '#app/routes/profile+/sessions.index.ts'
import { loader as exporting } from '#app/routes/roundtables+/$roundtableId+/indicators.export[.]csv.ts'
import { action as importing } from '#app/routes/roundtables+/$roundtableId+/indicators.import.tsx'
import { action as proposing } from '#app/routes/roundtables+/$roundtableId+/indicators.new.tsx'
import { action as threads } from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.threads.ts'
import { action as titling } from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.title.ts'
import { PAGE_OF } from '#app/shared/page-of.ts'
import { cookieOf, signedInRequest, visitorRequest } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { callRoute } from './call-route.ts'

let first: Member
let second: Member
let section: Section

beforeAll(async () => {
  const roundtable = await buildRoundtable()
  first = await buildMember({ roundtable })
  second = await buildMember({ roundtable, role: 'moderator' })
  section = await buildSection({ roundtable })
})

const params = () => ({ roundtableId: first.roundtable.id, sectionId: section.id })
const ofFirst = () => ({ [PAGE_OF]: first.person.id })
const toldWho = () => `other-person?${new URLSearchParams({ name: second.person.name })}`

/** As a browser goes there itself, with a plain form or a link. */
async function visit(
  handler: unknown,
  request: Request,
  from = `http://roundtable.test/roundtables/${first.roundtable.id}/framework`,
) {
  request.headers.set('Accept', 'text/html,*/*')
  request.headers.set('Referer', from)
  const answer = await (handler as (args: unknown) => Promise<Response>)({
    request,
    params: params(),
    context: {},
  }).catch((thrown: Response) => thrown)
  const toast = /toast=([^;]*)/.exec(answer.headers.get('Set-Cookie') ?? '')?.[1] ?? ''
  return {
    status: answer.status,
    to: answer.headers.get('Location'),
    says: Buffer.from(decodeURIComponent(toast), 'base64').toString(),
  }
}

describe('what was typed on the page of one person', () => {
  it('is not sent by another who signed in in a second tab, and is given back with words', async () => {
    const comment = await callRoute(threads, {
      as: second.person,
      params: params(),
      body: { ...ofFirst(), body: 'mine', reply: 'inline' },
    })
    expect(comment).toMatchObject({
      status: 400,
      data: { ok: false, result: { error: { '': [toldWho()] }, initialValue: { body: 'mine' } } },
    })
    const proposal = await callRoute(proposing, {
      as: second.person,
      params: params(),
      body: { ...ofFirst(), name: 'N', definition: 'D', unit: 'U' },
    })
    expect(proposal).toMatchObject({
      status: 400,
      data: { result: { error: { '': [toldWho()] }, initialValue: { name: 'N', definition: 'D' } } },
    })
    const list = new FormData()
    for (const [name, value] of Object.entries({ ...ofFirst(), text: 'name,definition,unit\nN,D,U' }))
      list.set(name, value)
    expect(await callRoute(importing, { as: second.person, params: params(), body: list })).toMatchObject({
      status: 400,
      data: { step: 'problem', problem: toldWho(), text: 'name,definition,unit\nN,D,U' },
    })
    expect(await callRoute(ending, { as: second.person, body: ofFirst() })).toMatchObject({
      status: 409,
      data: { messageKey: 'other-person' },
    })
    const ofTable = { where: { roundtableId: first.roundtable.id } }
    expect([await db.comment.count({ where: { body: 'mine' } }), await db.indicator.count(ofTable)]).toEqual([0, 0])
  })

  it('goes through as their own', async () => {
    expect(
      await callRoute(threads, {
        as: first.person,
        params: params(),
        body: { ...ofFirst(), body: 'my own', reply: 'inline' },
      }),
    ).toMatchObject({ status: 200, data: { ok: true } })
  })

  it('is given back where their session has ended meanwhile, but for a password', async () => {
    const body = { ...ofFirst(), name: 'N', definition: 'D', unit: 'U', password: 'secret' }
    const proposal = await callRoute(proposing, { params: params(), body })
    expect(proposal).toMatchObject({
      status: 401,
      data: { result: { error: { '': ['signed-out'] }, initialValue: { name: 'N' } } },
    })
    expect(JSON.stringify(proposal.data)).not.toContain('secret')
    const comment = await callRoute(threads, { params: params(), body: { body: 'mine', reply: 'inline' } })
    expect(comment).toMatchObject({
      status: 401,
      data: { ok: false, problem: { messageKey: 'signed-out' }, result: { initialValue: { body: 'mine' } } },
    })
  })
})

describe('an address without a page', () => {
  it('sends a browser back where it came from and says there what was refused', async () => {
    const outsider = await buildMember()
    const title = await visit(titling, await signedInRequest(outsider.person, '/x', { body: { title: 'x' } }))
    expect(title).toMatchObject({
      status: 302,
      to: `/roundtables/${first.roundtable.id}/framework`,
      says: expect.stringContaining('errors:not-found'),
    })
    const file = await visit(
      exporting,
      visitorRequest('/x', { headers: { Cookie: await cookieOf(outsider.person) } }),
      'https://elsewhere.example/x',
    )
    expect(file).toMatchObject({ status: 302, to: '/roundtables' })
  })

  it('leads whoever is signed out to the door, and from there back', async () => {
    const answer = await visit(titling, visitorRequest('/x', { body: { title: 'x' } }))
    expect(answer).toMatchObject({ status: 302, says: expect.stringContaining('errors:signed-out') })
    expect(answer.to).toBe(`/sign-in?redirectTo=${encodeURIComponent(`/roundtables/${first.roundtable.id}/framework`)}`)
  })

  it('says what is wrong with a plain form in words with their numbers', async () => {
    const answer = await visit(
      titling,
      await signedInRequest(second.person, '/x', { body: { title: 'x'.repeat(5000) } }),
    )
    expect(answer.says).toMatch(/"message":"errors:[a-z.-]+"/)
    const nonsense = await visit(
      threads,
      await signedInRequest(first.person, '/x', { body: { body: 'x', anchor: '%%%', head: '%%%' } }),
    )
    expect(nonsense.says).not.toMatch(/Invalid/)
  })
})
