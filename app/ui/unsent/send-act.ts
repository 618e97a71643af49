import type { KeptAct } from './kept-acts.ts'

/** What became of one try. */
export type Outcome =
  | { is: 'done' }
  | { is: 'refused'; why: string }
  /** The line, or the server, is away. */
  | { is: 'later'; ms?: number }
  /** Nobody, or somebody else, is signed in in this browser. */
  | { is: 'not-signed-in' }

const PATIENCE_MS = 20_000
const BY_STATUS: Record<number, string> = { 403: 'forbidden', 404: 'not-found', 409: 'conflict', 413: 'too-large' }

/** The header of the server's that says why, in the manner of a form's errors. */
const WHY = 'Refusal'

/** One try. Only the status and the reason are read: what has changed comes to the page as everybody's news does. */
export async function sendAct({ action, fields }: KeptAct, fetch: typeof globalThis.fetch): Promise<Outcome> {
  const [path = '', search] = action.split('?')
  const address = `${path}.data${search ? `?${search}` : ''}`
  const init = { method: 'POST', body: new URLSearchParams(fields), signal: AbortSignal.timeout(PATIENCE_MS) }
  const answer = await fetch(address, init).catch(() => undefined)
  if (!answer || answer.status >= 500 || answer.status === 408) return { is: 'later' }
  if (answer.ok) return { is: 'done' }
  const why = answer.headers.get(WHY) ?? BY_STATUS[answer.status] ?? 'invalid'
  if (answer.status === 401 || why.startsWith('other-person')) return { is: 'not-signed-in' }
  if (answer.status === 429) return { is: 'later', ms: Number(answer.headers.get('Retry-After') ?? 60) * 1000 }
  return { is: 'refused', why }
}
