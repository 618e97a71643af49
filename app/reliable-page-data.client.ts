const TRIES = 5
const FIRST_MS = 500
const LONGEST_MS = 8000

type Page = Pick<Window & typeof globalThis, 'fetch' | 'location' | 'addEventListener' | 'removeEventListener'>

/**
 * Replaces `fetch`, the one place where a page's data passes before Remix reads it. The page one looks at loads its data again whenever
 * something happened at the table. A server that is away at that moment must not replace the page by an error, with somebody writing on
 * it: the load is tried again until it is answered or no longer wanted. An error that the server itself keeps giving is shown after some
 * tries; a move to another page fails as ever.
 */
export function makePageDataReliable(page: Page) {
  const fetched = page.fetch.bind(page)
  page.fetch = async (input, init) => {
    for (let tries = 1; ; tries++) {
      const answer = await fetchWhole(fetched, input, init).catch((error: Error) => error)
      const final = answer instanceof Response ? answer.status < 500 || tries === TRIES : init?.signal?.aborted
      if (final || !isReload(page, input, init)) {
        if (answer instanceof Response) return answer
        throw answer
      }
      await pause(page, tries, init?.signal)
    }
  }
}

/**
 * Remix reads a page's data from a stream and leaves the end of that stream unwatched: a load that is interrupted between its
 * data and its end would be an unhandled error. So the whole answer is read before Remix sees it; an interruption is then a failed
 * request, which it expects. Costs nothing as long as no loader defers a part of its data.
 */
async function fetchWhole(fetched: Page['fetch'], input: RequestInfo | URL, init?: RequestInit) {
  const response = await fetched(input, init)
  if (!(input instanceof URL && input.pathname.endsWith('.data') && response.body)) return response
  const { status, statusText, headers } = response
  return new Response(await response.arrayBuffer(), { status, statusText, headers })
}

function isReload({ location }: Page, input: RequestInfo | URL, init?: RequestInit) {
  if (!(input instanceof URL) || (init?.method ?? 'GET') !== 'GET') return false
  return input.pathname === (location.pathname === '/' ? '/_root.data' : `${location.pathname.replace(/\/$/, '')}.data`)
}

/** Not everybody at the same moment; at once when the browser has a network again, or the load is no longer wanted. */
function pause(page: Page, tries: number, signal?: AbortSignal | null) {
  return new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      page.removeEventListener('online', done)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, Math.min(LONGEST_MS, FIRST_MS * 2 ** tries) * (0.5 + Math.random()))
    page.addEventListener('online', done)
    signal?.addEventListener('abort', done)
  })
}
