import { LazyTranslations } from '#app/ui/lazy-translations.tsx'
import type { Verdict } from './rule-words.ts'
import { useVerdictSentence } from './use-verdict.ts'

function Sentence({ verdict }: { verdict: Verdict }) {
  return <span data-words="ballot-rule">{useVerdictSentence()(verdict)}</span>
}

/** What came of a ballot by its rule, where results stand in a list: its words come with the first that is said. */
export function VerdictFinding({ verdict }: { verdict: Verdict }) {
  return (
    <LazyTranslations>
      <Sentence verdict={verdict} />
    </LazyTranslations>
  )
}
