import type { ActionFunctionArgs } from '@remix-run/node'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DomainError } from '#app/shared/error-codes.ts'
import { MOST_BYTES_OF_ACT } from '#app/shared/form-limits.ts'
import { formDataOf, handled, handledOnPage, handledWithoutPage, parseForm } from './http.server.ts'

const schema = z.object({ email: z.string(), tags: z.array(z.string()).optional() })

function formOf(body: string, headers: Record<string, string> = {}) {
  return new Request('http://localhost/', {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  })
}

describe('the texts of a form', () => {
  it('arrive as a database and a reader can hold them, and as one form of the same letters', async () => {
    const body = new URLSearchParams({ email: 'E\u0301lise\u0000\u0007\r\nB' })
    const form = await formDataOf(new Request('http://roundtable.test/', { method: 'POST', body }))
    expect(form.get('email')).toBe('Élise\nB')
  })
})

describe('a form as nobody’s page sends it', () => {
  it.each([
    'home.title.en=z',
    'email[0]=a',
    'email.x=a',
    'tags.x=a',
    'tags[0][0]=a',
    `${'a'.repeat(101)}=1`,
    'constructor=1',
    Array.from({ length: 200 }, (_, at) => `a${at}[999][999][999]=x`).join('&'),
    'email[4294967294]=a',
    'tags[99999999]=a',
    'tags[1000]=a',
    '__proto__.x=1',
    'email[__proto__]=1',
    'a.constructor.b=1',
    'email]=1',
    'email[=1',
    'email..x=1',
    '=1',
    'a.b.c.d.e.f.g=1',
    `${'a[0]'.repeat(400)}=1`,
    Array.from({ length: 201 }, (_, at) => `f${at}=1`).join('&'),
  ])('%.40s is refused before anything is built from it', async (body) => {
    await expect(parseForm(formOf(body), schema, null)).rejects.toMatchObject({
      code: 'invalid',
      messageKey: 'malformed-form',
    })
  })

  it.each(['email=a&email=b', 'tags=a&tags[2]=b', 'other=1'])(
    '%s is a submission that the schema answers',
    async (body) => {
      expect((await parseForm(formOf(body), schema, null)).status).toBe('error')
    },
  )

  it('takes names with parts and lists', async () => {
    const submission = await parseForm(formOf('email=a%40b.c&tags[0]=x&tags[1]=y'), schema, null)
    expect(submission).toMatchObject({ status: 'success', value: { email: 'a@b.c', tags: ['x', 'y'] } })
  })
})

describe('a form that is refused before its handler runs', () => {
  const refuse = () => Promise.reject(new DomainError('forbidden'))
  const argsOf = (body: string, site = 'same-origin') => ({
    request: formOf(body, { 'Sec-Fetch-Site': site }),
    params: {},
    context: {},
  })

  it('is answered in place for a form that asks for that, with what was typed, and the page around it stands', async () => {
    expect(await handledWithoutPage(refuse)(argsOf('reply=inline&title=Mine'))).toMatchObject({
      data: {
        ok: false,
        problem: { messageKey: 'forbidden', values: {} },
        result: { initialValue: { title: 'Mine' } },
      },
      init: { status: 403 },
    })
  })

  it('is the page’s answer for any other form, and for the form of a page', async () => {
    const thrown = { data: { code: 'forbidden' }, init: { status: 403 } }
    await expect(handledWithoutPage(refuse)(argsOf('title=Mine'))).rejects.toMatchObject(thrown)
    await expect(handledWithoutPage(refuse)(argsOf('reply=inline', ''))).rejects.toMatchObject(thrown)
    expect(await handledOnPage(refuse)(argsOf('reply=inline&title=Mine'))).toMatchObject({ init: { status: 403 } })
    await expect(handledOnPage(refuse)(argsOf('title=Mine'))).rejects.toMatchObject(thrown)
    await expect(handled(refuse)(argsOf('reply=inline&title=Mine'))).rejects.toMatchObject(thrown)
  })

  it('is refused unread where it is longer than any form within a page, in place or in words', async () => {
    const body = `reply=inline&line=${'x'.repeat(500_000)}`
    const read = ({ request }: ActionFunctionArgs) => parseForm(request, z.object({}), null, MOST_BYTES_OF_ACT)
    const argsOfLong = (site: string) => {
      const args = argsOf(body, site)
      args.request.headers.set('Content-Length', String(body.length))
      return args as unknown as ActionFunctionArgs
    }
    expect(await handledWithoutPage(read)(argsOfLong('same-origin'))).toEqual(
      expect.objectContaining({
        data: {
          ok: false,
          result: { status: 'error', error: { '': ['too-large'] } },
          problem: { messageKey: 'too-large', values: {} },
        },
        init: { status: 413 },
      }),
    )
    const answer = (await handledWithoutPage(read)(argsOfLong('')).catch((thrown: unknown) => thrown)) as Response
    expect([answer.status, await answer.text()]).toEqual([413, 'This is larger than what can be accepted.\n'])
  })
})
