import { withoutInvisibleCharacters } from './text.ts'

const EMAIL_LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u

/**
 * The one spelling under which an address is kept, or null when it is none: lower case, the host as DNS knows it (`é.fr` is `xn--9ca.fr`).
 * The part before the @ may hold every sign of RFC 5322 without quotes, and letters of any script (RFC 6531).
 */
export function emailAddress(typed: string): string | null {
  // Addresses are pasted from programs that put turns of direction and joints around them.
  const address = withoutInvisibleCharacters(typed).normalize('NFKC').trim().toLowerCase()
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const host = at > 0 ? hostOf(address.slice(at + 1)) : null
  return host && local.length <= 64 && EMAIL_LOCAL.test(local) ? `${local}@${host}` : null
}

/** The host in lower case and ASCII, read as a browser reads it. */
function hostOf(name: string): string | null {
  if (/[\s/?#:@[\]\\%]/.test(name) || !URL.canParse(`http://${name}`)) return null
  const { hostname } = new URL(`http://${name}`)
  // An address of digits is a number to a browser, and no host that takes mail has one label only.
  return /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/.test(hostname) ? hostname : null
}
