import type { LatestResult } from './latest-results.server.ts'
import { FINDINGS } from './methods/method-findings.tsx'

/** What a ballot found, in the words of its result. */
export function ResultLine({ method, result }: LatestResult) {
  const { Finding } = FINDINGS[method]
  return <Finding result={result} />
}

/** Found in favour, answered, silent: by group. */
export function resultLevels({ method, result }: LatestResult) {
  return FINDINGS[method].levels(result)
}
