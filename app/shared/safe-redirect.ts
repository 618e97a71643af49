const ORIGIN = 'http://internal.invalid'
const NOT_A_DESTINATION = [
  '/sign-in',
  '/sign-out',
  '/forgotten-password',
  '/reset-password',
  '/invitations',
  '/first-account',
  '/language',
  '/theme',
]

/** Where to go after signing in: a path of this site that does not itself sign in or out, or the fallback. */
export function safeRedirect(value: unknown, fallback = '/'): string {
  const path = safePath(value, fallback)
  const decoded = decodedPath(new URL(path, ORIGIN).pathname) ?? ''
  const refused = NOT_A_DESTINATION.some((one) => decoded === one || decoded.startsWith(`${one}/`))
  return refused ? fallback : path
}

/** A path of this site taken from a request, or the fallback: never another origin. */
export function safePath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 2000 || !isPlainPath(value)) return fallback
  const url = URL.canParse(value, ORIGIN) ? new URL(value, ORIGIN) : null
  if (!url || url.origin !== ORIGIN || !isPlainPath(url.pathname)) return fallback
  const decoded = decodedPath(url.pathname)
  if (decoded === null || !isPlainPath(decoded)) return fallback
  return url.pathname + url.search + url.hash
}

/** One slash, no second slash or backslash that a browser would read as a host, and no control character. */
function isPlainPath(path: string) {
  return /^\/(?![/\\])/.test(path) && !/[\p{Cc} \\]/u.test(path) && !path.includes('//')
}

function decodedPath(path: string) {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
