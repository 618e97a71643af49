import { describe, expect, it } from 'vitest'
import { emailAddress } from './email-address.ts'

describe('emailAddress', () => {
  it.each([
    [' Ana.Lima@Example.ORG ', 'ana.lima@example.org'],
    ['r&d+cities@example.org', 'r&d+cities@example.org'],
    ["o'neill@example.org", "o'neill@example.org"],
    ['contact@métropole.example', 'contact@xn--mtropole-b1a.example'],
    ['contact@me\u0301tropole.example', 'contact@xn--mtropole-b1a.example'],
    ['élise@example.org', 'élise@example.org'],
    ['info@市.example', 'info@xn--7st.example'],
    ['a@sub.domain.museum', 'a@sub.domain.museum'],
    ['\u202Aana\u200B@example.org\u202C', 'ana@example.org'],
  ])('keeps %j as %j', (typed, kept) => expect(emailAddress(typed)).toBe(kept))

  it.each([
    '',
    'ana',
    '@example.org',
    'ana@',
    'ana@example',
    'a b@example.org',
    'ana@exa mple.org',
    'ana@example.org:25',
    'ana@127.0.0.1',
    'ana@0x7f.1',
    'ana..lima@example.org',
    '.ana@example.org',
    'ana@example.org/path',
    'ana@b@example.org',
    'ana@[::1]',
    'ana@-x.org',
    'ana\n@example.org',
    'ana@example.org\nbcc:x@example.org',
    `${'a'.repeat(65)}@example.org`,
    '"a b"@example.org',
    'a,b@example.org',
    '<ana@example.org>',
  ])('refuses %j', (typed) => expect(emailAddress(typed)).toBeNull())
})
