import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hashPassword } from '#app/features/identity/passwords.server.ts'
import { honeypotName, makeFormStamp } from '#app/features/partners/form-stamp.server.ts'
import { db } from '#app/platform/db.server.ts'
import { actorFromCookie } from '#app/platform/session.server.ts'
import { action as forgotten } from '#app/routes/_identity+/forgotten-password.tsx'
import { action as signIn, loader as signInPage } from '#app/routes/_identity+/sign-in.tsx'
import { loader as home } from '#app/routes/_public+/index.tsx'
import { action as interest } from '#app/routes/_public+/interest.index.tsx'
import { action as language } from '#app/routes/language.ts'
import { action as endSession } from '#app/routes/profile+/sessions.$signInId.ts'
import { action as signOut } from '#app/routes/sign-out.ts'
import { formatDate } from '#app/shared/dates.ts'
import { buildGroup, buildPerson } from '#tests/factories/people.ts'
import { cookieOf, signedInRequest, visitorRequest } from '#tests/factories/requests.ts'
import { buildRoundtable } from '#tests/factories/roundtables.ts'
import { unique } from '#tests/factories/unique.ts'

const PASSWORD = 'nine bridges and a ferry'
const call = (request: Request, params = {}) => ({ request, params, context: {} })
const post = (path: string, body: Record<string, string>) => {
  const request = visitorRequest(path, { body })
  request.headers.set('X-Roundtable-Address', randomUUID())
  return call(request)
}
type Answer = Response & {
  init: { status: number }
  data: { result: { error: Record<string, string[]>; initialValue: Record<string, string> } }
}

describe('the public home', () => {
  it.each(['en', 'fr'])('is told in %s to a visitor', async (wanted) => {
    await db.publicText.upsert({
      where: { key: 'home.headline' },
      update: {},
      create: { key: 'home.headline', en: 'en', fr: 'fr' },
    })
    const { texts } = await home(call(visitorRequest('/', { headers: { 'Accept-Language': wanted } })))
    expect(texts['home.headline']).toBe(wanted)
  })

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati'])(
    'dates a roundtable with its own days in %s',
    async (timeZone) => {
      const startsOn = new Date('2027-02-01T00:00:00Z')
      const [{ id }, person] = await Promise.all([buildRoundtable({ startsOn }), buildPerson({ timeZone })])
      const { roundtables } = await home(call(await signedInRequest(person, '/')))
      const { startsOn: shown, endsOn } = roundtables.find((one) => one.id === id)!
      expect(formatDate(shown!, { language: 'en', timeZone }, 'long')).toBe('1 February 2027')
      expect(endsOn).toBeNull()
    },
  )
})

describe('signing in through its page', () => {
  it('sets a session cookie and goes to a safe place only', async () => {
    const person = await buildPerson({ passwordHash: await hashPassword(PASSWORD) })
    for (const [redirectTo, location] of [
      ['/profile', '/profile'],
      ['//e.com', '/roundtables'],
      ['/sign-out', '/roundtables'],
    ] as const) {
      const answer = (await signIn(post('/sign-in', { email: person.email, password: PASSWORD, redirectTo }))) as Answer
      expect([answer.status, answer.headers.get('Location')]).toEqual([302, location])
      expect(await actorFromCookie(answer.headers.get('Set-Cookie')?.split(';')[0])).toMatchObject({
        personId: person.id,
      })
    }
  })

  it('stays with a refused form where another tab has signed somebody in, and says who that is', async () => {
    const person = await buildPerson()
    const behindForm = await signedInRequest(person, '/sign-in', {})
    behindForm.headers.set('Content-Type', 'application/x-www-form-urlencoded')
    expect(await signInPage(call(behindForm))).toMatchObject({ signedInAs: person.name })
    const visit = await signInPage(call(await signedInRequest(person, '/sign-in', {}))).catch(
      (thrown: unknown) => thrown,
    )
    expect((visit as Response).headers.get('Location')).toBe('/roundtables')
  })

  it('takes the language chosen before it along into the profile, once', async () => {
    const person = await buildPerson({ passwordHash: await hashPassword(PASSWORD), language: 'en' })
    const chosen = await language(post('/language', { language: 'fr', redirectTo: '/sign-in' }))
    const cookie = chosen.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const request = visitorRequest('/sign-in', {
      body: { email: person.email, password: PASSWORD, redirectTo: '' },
      headers: { Cookie: cookie },
    })
    request.headers.set('X-Roundtable-Address', randomUUID())
    const answer = (await signIn(call(request))) as Answer
    expect(await db.person.findUnique({ where: { id: person.id } })).toMatchObject({ language: 'fr' })
    expect(answer.headers.getSetCookie().join()).toMatch(/language-chosen=[^,]*Max-Age=0/)
  })

  it('gives an unknown mail and a wrong password the same answer, without the password in it', async () => {
    const person = await buildPerson({ passwordHash: await hashPassword(PASSWORD) })
    const answers = []
    for (const email of [person.email, `${unique('nobody')}@example.org`]) {
      const answer = (await signIn(post('/sign-in', { email, password: 'not this one' }))) as Answer
      expect(answer.data.result.initialValue).toEqual({ email })
      answers.push([answer.init.status, answer.data.result.error])
    }
    expect(answers[0]).toEqual(answers[1])
  })

  it('is known by its cookie whatever else the browser sends along', async () => {
    const person = await buildPerson()
    const own = await cookieOf(person)
    for (const header of [`other=100%; ${own}`, `${own}; other=%E0%A4%A`, `a="b";${own};c=d`]) {
      expect(await actorFromCookie(header)).toMatchObject({ personId: person.id })
    }
    for (const header of ['session=%E0%A4%A', `x${own}`, `${own}x`, 'session=', ''])
      expect(await actorFromCookie(header)).toBeNull()
  })

  it('ends the session the request came with', async () => {
    const person = await buildPerson({ passwordHash: await hashPassword(PASSWORD) })
    const request = await signedInRequest(person, '/sign-in', { body: { email: person.email, password: PASSWORD } })
    const old = request.headers.get('Cookie')
    await signIn(call(request))
    expect(await actorFromCookie(old)).toBeNull()
  })
})

describe('asking for a new password', () => {
  it('gives the same answer whether or not there is an account', async () => {
    const person = await buildPerson({ passwordHash: 'set' })
    const sent = []
    for (const email of [person.email, `${unique('nobody')}@example.org`]) {
      const answer = (await forgotten(post('/forgotten-password', { email }))) as unknown as {
        init: null
        data: { sentTo: string }
      }
      expect(answer.data.sentTo).toBe(email)
      sent.push(answer.init)
    }
    expect(sent[0]).toEqual(sent[1])
  })
})

describe('the form of interest', () => {
  const fill = async () => ({
    stamp: makeFormStamp(Date.now() - 60_000),
    organisationName: unique('Fund'),
    groupId: (await buildGroup()).id,
    country: 'PT',
    name: 'Oriol',
    email: `${unique('o')}@example.org`,
    motivation: 'Night buses',
    availability: 'yes',
    consent: 'on',
  })

  it('loses nothing that was typed when something is missing', async () => {
    const { consent: _, ...typed } = await fill()
    const answer = (await interest(post('/interest', typed))) as Answer
    expect(answer.init.status).toBe(400)
    expect(answer.data.result.error).toEqual({ consent: ['interest.consent-missing'] })
    expect(answer.data.result.initialValue).toMatchObject(typed)
  })

  it.each<Record<string, string>>([
    { name: 'x'.repeat(10_000) },
    { motivation: 'x'.repeat(1_000_000) },
    { groupId: "' OR 1=1" },
    { website: 'javascript:alert(1)' },
  ])('refuses %#', async (bad) => {
    const answer = (await interest(post('/interest', { ...(await fill()), ...bad }))) as Answer
    expect(answer.init.status).toBe(400)
  })

  it('keeps a good one, and marks one whose hidden field was filled in, with the same answer', async () => {
    const good = await fill()
    const other = await fill()
    const trapped = { ...other, [honeypotName(other.stamp)]: '123' }
    for (const body of [good, trapped])
      expect(((await interest(post('/interest', body))) as Answer).headers.get('Location')).toBe('/interest/sent')
    const suspected = async (email: string) =>
      (await db.interest.findMany({ where: { email } })).map((one) => one.suspected)
    expect([await suspected(good.email), await suspected(trapped.email)]).toEqual([[false], [true]])
  })
})

describe('switches and ends', () => {
  it('keeps the language in a cookie and in the profile', async () => {
    const person = await buildPerson()
    const answer = await language(
      call(await signedInRequest(person, '/language', { body: { language: 'fr', redirectTo: '/interest' } })),
    )
    expect([answer.headers.get('Location'), Boolean(answer.headers.get('Set-Cookie'))]).toEqual(['/interest', true])
    expect(await db.person.findUnique({ where: { id: person.id } })).toMatchObject({ language: 'fr' })
  })

  it('ends the session at signing out and clears the device', async () => {
    const request = await signedInRequest(await buildPerson(), '/sign-out', { method: 'POST' })
    const cookie = request.headers.get('Cookie')
    const answer = await signOut(call(request))
    expect(answer.headers.get('Clear-Site-Data')).toBe('"cache"')
    expect(await actorFromCookie(cookie)).toBeNull()
  })

  it('ends one’s own other session, never somebody else’s', async () => {
    const [me, other] = await Promise.all([buildPerson(), buildPerson()])
    const [mine, theirs] = [await cookieOf(me), await cookieOf(other)]
    const end = async (cookie: string) => {
      const sessionId = (await actorFromCookie(cookie))?.sessionId ?? ''
      return endSession(call(await signedInRequest(me, '/', { method: 'POST' }), { signInId: sessionId })).catch(
        (error: { init: { status: number } }) => error.init.status,
      )
    }
    expect(await end(theirs)).toBe(404)
    expect(await end(mine)).toBeInstanceOf(Response)
    expect([await actorFromCookie(mine), Boolean(await actorFromCookie(theirs))]).toEqual([null, true])
  })
})
