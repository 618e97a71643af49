import { useTranslation } from 'react-i18next'
import type { TableGroup } from '#app/features/groups/groups.queries.server.ts'
import { BallotRing } from '#app/ui/ring-ballot.tsx'

/** Shares made up to show what the ring says: over the line, below it, silent. The page says that they are an example. */
const EXAMPLE = [0.85, 0.75, 0.9, 0.5, 1, 0.8, null, 0.72]
const LINE = 0.7

/** How a ballot's result is drawn, beside the rule in words. */
export function DecisionRing({ table }: { table: TableGroup[] }) {
  const { t } = useTranslation('public')
  if (table.length < 3) return null
  const groups = table.map(({ code, name, colour }, at) => {
    const share = EXAMPLE[at % EXAMPLE.length] ?? null
    return { code, name, colour, share, voters: share === null ? 0 : 4 }
  })
  const over = groups.filter(({ share }) => (share ?? 0) >= LINE).length
  return (
    <figure className="pub-decision-ring">
      <BallotRing
        groups={groups}
        threshold={LINE}
        title={t('decision.ring', { over, total: groups.length })}
        size={208}
      />
      <figcaption>{t('decision.example')}</figcaption>
    </figure>
  )
}
