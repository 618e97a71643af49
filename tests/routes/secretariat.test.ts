import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildInterest } from '#tests/factories/decisions.ts'
import { buildDocument, buildGroup, buildOrganisation, buildPerson, buildSecretariat } from '#tests/factories/people.ts'
import { signedInRequest, visitorRequest } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'

type Handler = (args: { request: Request; params: Record<string, string>; context: object }) => Promise<unknown>
type RouteModule = { loader?: Handler; action?: Handler }

const ROUTES: [string, () => Promise<object>][] = [
  ['_layout', () => import('#app/routes/secretariat+/_layout.tsx')],
  ['index', () => import('#app/routes/secretariat+/index.tsx')],
  ['interests', () => import('#app/routes/secretariat+/interests.index.tsx')],
  ['an interest', () => import('#app/routes/secretariat+/interests.$interestId.index.tsx')],
  ['acceptance', () => import('#app/routes/secretariat+/interests.$interestId.acceptance.tsx')],
  ['decline', () => import('#app/routes/secretariat+/interests.$interestId.decline.tsx')],
  ['texts', () => import('#app/routes/secretariat+/texts.index.tsx')],
  ['related documents', () => import('#app/routes/secretariat+/documents.index.tsx')],
  ['a new related document', () => import('#app/routes/secretariat+/documents.new.tsx')],
  ['a related document', () => import('#app/routes/secretariat+/documents.$documentId.index.tsx')],
  ['removing a related document', () => import('#app/routes/secretariat+/documents.$documentId.removal.ts')],
  ['groups', () => import('#app/routes/secretariat+/groups.index.tsx')],
  ['a new group', () => import('#app/routes/secretariat+/groups.new.tsx')],
  ['a group', () => import('#app/routes/secretariat+/groups.$groupId.index.tsx')],
  ['removing a group', () => import('#app/routes/secretariat+/groups.$groupId.removal.ts')],
  ['organisations', () => import('#app/routes/secretariat+/organisations.index.tsx')],
  ['a new organisation', () => import('#app/routes/secretariat+/organisations.new.tsx')],
  ['an organisation', () => import('#app/routes/secretariat+/organisations.$organisationId.index.tsx')],
  ['people', () => import('#app/routes/secretariat+/people.index.tsx')],
  ['shutting out', () => import('#app/routes/secretariat+/people.$personId.disablement.ts')],
  ['letting in', () => import('#app/routes/secretariat+/people.$personId.readmission.ts')],
  ['ending sessions', () => import('#app/routes/secretariat+/people.$personId.sessions.ts')],
  ['inviting again', () => import('#app/routes/secretariat+/people.$personId.invitation.ts')],
]

async function paramsOfRecords() {
  const [interest, group, organisation, person, document] = await Promise.all([
    buildInterest(),
    buildGroup(),
    buildOrganisation(),
    buildPerson(),
    buildDocument(),
  ])
  return {
    interestId: interest.id,
    groupId: group.id,
    organisationId: organisation.id,
    personId: person.id,
    documentId: document.id,
  }
}

/** The status of whatever the handler answers or throws. */
async function statusOf(answer: Promise<unknown>) {
  const value = await answer.catch((error: unknown) => error)
  if (value instanceof Response) return value.status
  const { init, code } = value as { init?: { status?: number } | null; code?: string }
  return init?.status ?? code ?? 200
}

describe.each(ROUTES)('the secretariat’s page: %s', (_, load) => {
  it('is closed to visitors and members, each loader and action by itself', async () => {
    const route = (await load()) as RouteModule
    const [params, member] = [await paramsOfRecords(), await buildMember({ role: 'moderator' })]
    const path = '/secretariat/anything'
    if (route.loader) {
      expect(await statusOf(route.loader({ request: visitorRequest(path), params, context: {} }))).toBe(302)
      expect(
        await statusOf(route.loader({ request: await signedInRequest(member.person, path), params, context: {} })),
      ).toBe(403)
    }
    if (route.action) {
      expect(
        await statusOf(route.action({ request: visitorRequest(path, { body: { a: 'b' } }), params, context: {} })),
      ).toBe(401)
      expect(
        await statusOf(
          route.action({
            request: await signedInRequest(member.person, path, { body: { a: 'b' } }),
            params,
            context: {},
          }),
        ),
      ).toBe(403)
    }
  })

  it('is open to the secretariat, and answers a malformed or unknown id with 404', async () => {
    const route = (await load()) as RouteModule
    if (!route.loader) return
    const [params, person] = [await paramsOfRecords(), await buildSecretariat()]
    const open = async (given: Record<string, string>) =>
      statusOf(route.loader!({ request: await signedInRequest(person, '/secretariat'), params: given, context: {} }))
    expect(await open(params)).toBe(200)
    const needsId = /\$/.test(load.toString())
    if (needsId) expect(await open({ interestId: 'x', groupId: 'x', organisationId: 'x', personId: 'x' })).toBe(404)
  })
})

describe('accepting through its route', () => {
  it('keeps what was chosen when something is missing, and decides when all is there', async () => {
    const { action } = await import('#app/routes/secretariat+/interests.$interestId.acceptance.tsx')
    const [person, interest, roundtable] = await Promise.all([buildSecretariat(), buildInterest(), buildRoundtable()])
    const send = async (body: Record<string, string>) =>
      action({
        request: await signedInRequest(person, '/', { body }),
        params: { interestId: interest.id },
        context: {},
      })
    const missing = (await send({ organisationId: 'new', role: 'observer' })) as {
      init: { status: number }
      data: { result: { initialValue: object } }
    }
    expect([missing.init.status, missing.data.result.initialValue]).toEqual([
      400,
      { organisationId: 'new', role: 'observer' },
    ])
    expect(await statusOf(send({ organisationId: 'new', roundtableId: roundtable.id, role: 'observer' }))).toBe(302)
    expect(await db.interest.findUnique({ where: { id: interest.id } })).toMatchObject({ state: 'accepted' })
  })
})
