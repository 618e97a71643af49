const ALLOWED_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:'])
const MAX_HREF = 2048

/**
 * The address as it may stand in an `href`, or null. Browsers drop tabs, line ends and control characters inside a scheme
 * ("java\tscript:"), so an address that contains any is refused and not repaired.
 */
export function safeHref(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MAX_HREF) return null
  const href = value.trim()
  if (href === '' || /[\p{Cc} \u00a0\u2028\u2029\\]/u.test(href)) return null
  if (!URL.canParse(href)) return null
  const url = new URL(href)
  if (!ALLOWED_PROTOCOLS.has(url.protocol)) return null
  if (url.protocol.startsWith('http') && (!/^https?:\/\//i.test(href) || url.hostname === '' || url.username !== ''))
    return null
  return href
}

/** What a person types into the link field: "example.org" and "name@example.org" are understood. */
export function hrefFromInput(typed: string): string | null {
  const text = typed.trim()
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/?#]*:\d/.test(text)) return safeHref(text)
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return safeHref(`mailto:${text}`)
  if (/^[^\s/:?#]+\.[^\s/:?#]{2,}([/:?#]|$)/.test(text)) return safeHref(`https://${text}`)
  return safeHref(text)
}
