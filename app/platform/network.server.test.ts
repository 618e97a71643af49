import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { networkOf, pseudonym } from './network.server.ts'

test.each([
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:bbbb:cccc:dddd:eeee', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::ffff:cb00:7109', '203.0.113.9'],
  ['203.0.113.9', '203.0.113.9'],
  ['', ''],
  ['not an address', 'not an address'],
])('%s is counted for %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('a pseudonym is the same for the same and cannot be made without the secret', () => {
  expect(pseudonym('ana@example.org')).toBe(pseudonym('ana@example.org'))
  expect(pseudonym('ana@example.org')).not.toBe(pseudonym('bea@example.org'))
  expect(pseudonym('ana@example.org')).not.toBe(
    createHash('sha256').update('log ana@example.org').digest('base64url').slice(0, 16),
  )
})
