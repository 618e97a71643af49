import { describe, expect, it } from 'vitest'
import { interestSchema } from './interest.schema.ts'

const good = {
  organisationName: 'Harbour Fund',
  groupId: '01890000-0000-7000-8000-000000000000',
  country: 'PT',
  name: 'Oriol Tamsin',
  email: ' O.Tamsin@Harbour.example ',
  motivation: 'We fund night buses.',
  availability: 'yes',
  consent: 'on',
}
const problems = (change: Record<string, unknown>) =>
  interestSchema.safeParse({ ...good, ...change }).error?.issues.map((issue) => issue.message) ?? []

describe('an expression of interest', () => {
  it('is kept as written, its mail address lower case', () => {
    expect(interestSchema.parse(good)).toMatchObject({ email: 'o.tamsin@harbour.example', name: 'Oriol Tamsin' })
  })

  it.each([
    [{ organisationName: undefined }, 'interest.organisation-missing'],
    [{ organisationName: '   ' }, 'interest.organisation-missing'],
    [{ organisationName: 'x'.repeat(201) }, 'interest.organisation-long'],
    [{ groupId: 'ph' }, 'interest.group-missing'],
    [{ country: 'Portugal' }, 'interest.country-missing'],
    [{ email: 'o.tamsin@harbour' }, 'identity.email-invalid'],
    [{ email: 'a@b.example\r\nBcc: c@d.example' }, 'identity.email-invalid'],
    [{ name: ['A', 'B'] }, 'identity.name-missing'],
    [{ motivation: 'word '.repeat(201) }, 'interest.motivation-long'],
    [{ availability: 'sometimes' }, 'interest.availability-missing'],
    [{ consent: undefined }, 'interest.consent-missing'],
    [{ website: 'javascript:alert(1)' }, 'interest.website-invalid'],
    [{ website: 'data:text/html,x' }, 'interest.website-invalid'],
  ])('%j is answered with %s', (change, message) => {
    expect(problems(change)).toContain(message)
  })

  it.each([
    [{ name: 'A\nB\u202E' }, { name: 'A B' }],
    [{ organisationName: ' Ville\u00a0de  Lyon ' }, { organisationName: 'Ville de Lyon' }],
    [{ email: 'r&d@métropole.example' }, { email: 'r&d@xn--mtropole-b1a.example' }],
  ])('cleans %j', (change, kept) => {
    expect(interestSchema.parse({ ...good, ...change })).toMatchObject(kept)
  })

  it.each([
    ['harbour.example', 'https://harbour.example'],
    ['http://harbour.example/about', 'http://harbour.example/about'],
    ['harbour.example:8080', 'https://harbour.example:8080'],
  ])('reads the website %s as %s', (website, expected) => {
    expect(interestSchema.parse({ ...good, website }).website).toBe(expected)
  })
})
