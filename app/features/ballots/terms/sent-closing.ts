/** In the address of a page whose form was refused without a script: the closing time that was sent. */
export const SENT_CLOSING = 'closing'

/** The address of a page of a ballot, with what was sent in its form for the closing time. */
export function withSentClosing(page: string, { closesAt }: Record<string, unknown>) {
  if (typeof closesAt !== 'string' || !closesAt || closesAt.length > 40) return page
  const [path = '', part] = page.split('#')
  const query = `${path.includes('?') ? '&' : '?'}${SENT_CLOSING}=${encodeURIComponent(closesAt)}`
  return path + query + (part === undefined ? '' : `#${part}`)
}
