/**
 * Remix reads a page's data from a stream and leaves the end of that stream unwatched: a load that is interrupted between its
 * data and its end would be an unhandled error. So the whole answer is read before Remix sees it; an interruption is then a failed
 * request, which it expects. Costs nothing as long as no loader defers a part of its data.
 */
export function readDataWhole(page: Pick<Window & typeof globalThis, 'fetch'>) {
  const fetched = page.fetch.bind(page)
  page.fetch = async (input, init) => {
    const response = await fetched(input, init)
    if (!(input instanceof URL && input.pathname.endsWith('.data') && response.body)) return response
    const { status, statusText, headers } = response
    return new Response(await response.arrayBuffer(), { status, statusText, headers })
  }
}
