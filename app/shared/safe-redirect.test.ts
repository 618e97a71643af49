import { describe, expect, it } from 'vitest'
import { safePath, safeRedirect } from './safe-redirect.ts'

describe('a destination taken from a request', () => {
  it.each([
    ['/roundtables', '/roundtables'],
    ['/roundtables/1?tab=people#who', '/roundtables/1?tab=people#who'],
    ['/roundtables/../profile', '/profile'],
    ['/caf%C3%A9', '/caf%C3%A9'],
  ])('%j is kept as %j', (given, expected) => {
    expect(safeRedirect(given, '/fallback')).toBe(expected)
  })

  it.each([
    '//e.com',
    '/\\e.com',
    '/%09/e.com',
    '/%5ce.com',
    '/%2fe.com',
    'https:e.com',
    'https://e.com',
    'javascript:alert(1)',
    '/..//e.com',
    '/x/..//e.com',
    '\t//e.com',
    ' /roundtables',
    '@e.com',
    '%2f%2fe.com',
    '/a\r\nLocation: https://e.com',
    '/%0d%0aLocation:%20https://e.com',
    '/%',
    '/sign-in',
    '/sign-in?redirectTo=/sign-in',
    '/%73ign-in',
    '/sign-out',
    '/reset-password/token',
    '/invitations/token',
    '',
    'roundtables',
    `/${'a'.repeat(2001)}`,
    null,
    undefined,
    ['/roundtables'],
  ])('%j is refused', (given) => {
    expect(safeRedirect(given, '/fallback')).toBe('/fallback')
  })
})

describe('the page a switch returns to', () => {
  it.each([
    ['/sign-in', '/sign-in'],
    ['/invitations/token', '/invitations/token'],
    ['//e.com', '/'],
    ['/..//e.com', '/'],
  ])('%j gives %j', (given, expected) => {
    expect(safePath(given)).toBe(expected)
  })
})
