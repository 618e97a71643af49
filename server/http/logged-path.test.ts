import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loggedPath } from './logged-path.ts'

const token = 'kXq3v-Zt_09aBcDeFgHiJkLmNoPqRsTuVwXyZ012345'
const id = '019b41b6-378d-77d3-ba35-d09ccc4774a7'

/** `_identity+/reset-password.$token.tsx` and `screens+/$token.index.tsx`: what stands before the token in the address. */
const withTokens = readdirSync('app/routes', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.includes('$token'))
  .map((file) =>
    file
      .replace(/\$token.*$/, '')
      .split('/')
      .filter((folder) => !folder.startsWith('_'))
      .map((part) => `/${part.replace(/\+$/, '').replace(/\.$/, '').replaceAll('.', '/')}`)
      .join('')
      .replace(/\/$/, ''),
  )

test('there are pages behind a token', () => {
  expect(withTokens).toEqual(expect.arrayContaining(['/reset-password', '/screens']))
})

test.each(withTokens)('the token of %s/… is never written down, however it is mangled', (page) => {
  for (const end of [
    token,
    `${token}.data`,
    `${token}?a=b`,
    `${token})`,
    token.slice(0, 12),
    `${token.slice(0, 20)}%20${token.slice(20)}`,
    `/${token}`,
  ]) {
    for (const start of ['', 'http://table.example.org', '/'])
      expect(loggedPath(`${start}${page}/${end}`)).toMatch(/\[token\]$/)
  }
})

test.each([
  [`/roundtables/${id}/sections/${id}?thread=1#x`, `/roundtables/${id}/sections/${id}`],
  [`/roundtables/${id}.data?_routes=x`, `/roundtables/${id}.data`],
  [`/roundtables/${id}/invitations`, `/roundtables/${id}/invitations`],
  [`/sign-in?redirectTo=/reset-password/${token}`, '/sign-in'],
  [`/somewhere/${token}/else`, '/somewhere/[token]/else'],
])('%s is logged as %s', (url, logged) => {
  expect(loggedPath(url)).toBe(logged)
})
