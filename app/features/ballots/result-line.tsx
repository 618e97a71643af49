import { useFindingText } from './finding-text.tsx'
import type { LatestResult } from './latest-results.server.ts'

/** What a ballot found, in the words of its result. */
export function ResultLine({ result }: { result: LatestResult['result'] }) {
  return <>{useFindingText()('relevance', result)}</>
}

/** Over the line, answered, silent: by group. */
export function resultLevels({ result }: LatestResult) {
  return Object.fromEntries(result.criteria.relevance.groups.map(({ groupId, voted, overLine }) => [groupId, voted === 0 ? 0 : overLine ? 2 : 1] as const))
}
