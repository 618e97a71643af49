import type { BrowserContext, ConsoleMessage, Request, WebError } from '@playwright/test'

export type Watch = {
  problems: string[]
  /** Returns how to stop. */
  follow: (context: BrowserContext) => () => void
  /** Messages that a test brings about on purpose: a cut network, an address without a page. */
  expectComplaints: (pattern: RegExp) => void
}

/** Hears every error a page writes or throws, which is also how a broken content policy shows, and every request that leaves the house. */
export function watch(...origins: string[]): Watch {
  const own = origins.flatMap((origin) => [`${origin}/`, `${origin.replace('http', 'ws')}/`])
  const problems: string[] = []
  const expected: RegExp[] = []
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(text)
  }
  return {
    problems,
    expectComplaints: (pattern) => void expected.push(pattern),
    follow(context) {
      const hearMessage = (message: ConsoleMessage) => {
        if (message.type() === 'error') note(`${message.page()?.url()}: ${message.text()}`)
      }
      const hearError = (error: WebError) =>
        note(`${error.page()?.url()}: ${error.error().stack ?? error.error().message}`)
      const hearRequest = (request: Request) => {
        if (!/^(data|blob|about):/.test(request.url()) && !own.some((address) => request.url().startsWith(address))) {
          note(`a request left the house: ${request.url()}`)
        }
      }
      context.on('console', hearMessage).on('weberror', hearError).on('request', hearRequest)
      return () => void context.off('console', hearMessage).off('weberror', hearError).off('request', hearRequest)
    },
  }
}
