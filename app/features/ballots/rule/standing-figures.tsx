import { useFormat } from '#app/ui/format.tsx'
import { LazyTranslations } from '#app/ui/lazy-translations.tsx'
import type { Verdict } from './rule-words.ts'
import { useFoundWords } from './use-rule-words.ts'

function Figures({ verdict: { items } }: { verdict: Verdict }) {
  const format = useFormat()
  const { said } = useFoundWords()
  return <span data-words="ballot-rule">{format.list(items.flatMap(({ found }) => found.map(said)))}</span>
}

/** How a ballot with a rule stands, in figures: nothing is concluded before it closes. */
export function StandingFigures({ verdict }: { verdict: Verdict }) {
  return (
    <LazyTranslations>
      <Figures verdict={verdict} />
    </LazyTranslations>
  )
}
