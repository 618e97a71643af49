import { SENT_KEY } from '#app/shared/sent-key.ts'

const PATIENCE_MS = 15_000

/**
 * A form within a page leaves its page standing when there is no line, and says so itself: the framework would put an error in the place of
 * the page. One whose act has a key can be tried again, however the try ends for which it waits too long.
 */
export function withoutLine(page: Pick<Window, 'fetch'>) {
  const fetched = page.fetch.bind(page)
  page.fetch = async (input, init) => {
    const body = init?.body
    if (!(body instanceof URLSearchParams) || body.get('reply') !== 'inline') return fetched(input, init)
    const asked = fetched(input, init).catch((error: unknown) => {
      if (init?.signal?.aborted) throw error
      return undefined
    })
    // An answer that comes after all has nobody left to hear it, and the key says that it was done.
    const answer = await (body.get(SENT_KEY) ? Promise.race([asked, patience()]) : asked)
    return answer ?? noAnswer()
  }
}

const patience = () => new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS))

/** `{ data: { ok: false, unsent: true } }` in the framework's writing. */
function noAnswer() {
  return new Response('[{"_1":2},"data",{"_3":4,"_5":6},"ok",false,"unsent",true]\n', { status: 503 })
}
