import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { loggedPath } from '#server/http/logged-path.ts'
import { i18nFor, languageOf } from './platform/i18n.server.ts'
import { log } from './platform/log.server.ts'
import { preloadNonces } from './platform/nonce-stream.server.ts'
import { getActor } from './platform/session.server.ts'
import { NonceContext } from './ui/nonce.tsx'

// What the process takes from the build, so that there is one module graph (docs/decisions/0002-one-module-graph.md).
export { attachRealtime } from '#server/realtime/index.ts'
export { startJobs } from '#server/jobs/index.ts'
export { connectDatabase, disconnectDatabase, pgPool } from './platform/db.server.ts'
export { keepOldResults } from './features/ballots/old-closings.server.ts'
export { pageReads } from './platform/page-reads.server.ts'
export { checkHealth } from './platform/health.server.ts'
export { env } from './platform/env.server.ts'
export { log }

export const streamTimeout = 8_000

type LoadContext = { nonce: string }

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: LoadContext,
) {
  const { nonce } = loadContext
  const i18n = i18nFor(await languageOf(request, await getActor(request).catch(() => null)))
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const waitForAll = isbot(request.headers.get('User-Agent') ?? '')

  return new Promise<Response>((resolve, reject) => {
    let failed = status
    const respond = () => {
      const body = preloadNonces(nonce)
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed }))
      pipe(body)
    }
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <I18nextProvider i18n={i18n}>
          <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
        </I18nextProvider>
      </NonceContext.Provider>,
      {
        nonce,
        onShellReady: () => !waitForAll && respond(),
        onAllReady: () => waitForAll && respond(),
        onShellError: reject,
        onError(error) {
          failed = 500
          log.error({ err: error, ...requestLogFields(request) }, 'a page could not be rendered')
        },
      },
    )
    setTimeout(abort, streamTimeout + 1_000).unref()
  })
}

/** Requests that fail in a loader or action are logged once, here; a reader who left, or was refused, is no error. */
export function handleError(error: unknown, { request }: { request: Request }) {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  log.error({ err: error, ...requestLogFields(request) }, 'a request failed')
}

/** By which the line is found that says how the request ended. */
function requestLogFields(request: Request) {
  return { requestId: request.headers.get('X-Request-Id'), path: loggedPath(request.url) }
}
