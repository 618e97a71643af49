import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseForm } from './http.server.ts'

const schema = z.object({ email: z.string(), tags: z.array(z.string()).optional() })

function formOf(body: string) {
  return new Request('http://localhost/', { method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })
}

describe('a form as nobody’s page sends it', () => {
  it.each([
    'email[4294967294]=a', 'tags[99999999]=a', 'tags[1000]=a', '__proto__.x=1', 'email[__proto__]=1', 'a.constructor.b=1',
    'email]=1', 'email[=1', 'email..x=1', '=1', 'a.b.c.d.e.f.g=1', `${'a[0]'.repeat(400)}=1`,
    Array.from({ length: 501 }, (_, at) => `f${at}=1`).join('&'),
  ])('%.40s is refused before anything is built from it', async (body) => {
    const began = performance.now()
    await expect(parseForm(formOf(body), schema)).rejects.toMatchObject({ code: 'invalid', messageKey: 'malformed-form' })
    expect(performance.now() - began).toBeLessThan(500)
  })

  it.each(['email=a&email=b', 'email=a&email.b=c', 'email[0]=a&email=b', 'email[]=a&email.x=b', 'tags=a&tags[2].x=1', 'other=1'])(
    '%s is a submission that the schema answers',
    async (body) => {
      expect((await parseForm(formOf(body), schema)).status).toBe('error')
    },
  )

  it('takes names with parts and lists', async () => {
    const submission = await parseForm(formOf('email=a%40b.c&tags[0]=x&tags[1]=y&home.title.en=z'), schema)
    expect(submission).toMatchObject({ status: 'success', value: { email: 'a@b.c', tags: ['x', 'y'] } })
  })
})
