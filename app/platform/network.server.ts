import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { env } from './env.server.ts'

/**
 * Whom an address is counted for. Somebody with IPv6 has a whole /64 to themselves and could send every request from another address of it;
 * an IPv4 address in IPv6's clothes is that IPv4 address.
 */
export function networkOf(address: string): string {
  const plain = address.split('%')[0] ?? ''
  if (!isIPv6(plain)) return plain
  const groups = groupsOf(plain)
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (mapped) return [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

function groupsOf(address: string): number[] {
  // The platform writes an address in its shortest form, with the dotted part as two groups.
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = short.split('::')
  const numbers = (part: string) => (part ? part.split(':').map((group) => Number.parseInt(group, 16)) : [])
  const [before, after] = [numbers(head), numbers(tail ?? '')]
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after]
}

/** The same for the same text, and nobody without the installation's secret can find out which text it was by trying them all. */
export function pseudonym(text: string): string {
  return createHmac('sha256', env.SESSION_SECRET).update(`log ${text}`).digest('base64url').slice(0, 16)
}
