import type { LatestResult } from './latest-results.server.ts'
import { SCREENS } from './methods/method-screens.tsx'

/** What a ballot found, in the words of its result. */
export function ResultLine({ method, result }: LatestResult) {
  const { Finding } = SCREENS[method]
  return <Finding result={result} />
}

/** Found in favour, answered, silent: by group. */
export function resultLevels({ method, result }: LatestResult) {
  return SCREENS[method].levels(result)
}
