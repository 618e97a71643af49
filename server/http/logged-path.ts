/** Whoever reads one of these in a log could open what it opens: everything after the first word is left out. */
const WITH_TOKEN = /^(\/+(?:invitations|reset-password|first-account|calendar|screens)\/+)[^/]+/i
/** Long enough to be a secret, and not the id of a record. */
const SECRET =
  /(?<=\/)(?![0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?:[./]|$))[\w%.~-]{32,}(?=\/|$)/gi

/** The path of an address as a log may hold it: no query, no token. */
export function loggedPath(url: string) {
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/)[0] ?? ''
  return path.slice(0, 500).replace(WITH_TOKEN, '$1[token]').replace(SECRET, '[token]')
}
