import { Link, useLocation, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BallotRing } from '#app/ui/ring.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { RATINGS, RatingHistogram } from '#app/ui/histogram.tsx'
import { Card } from '#app/ui/page.tsx'
import { CRITERIA, type Criterion } from './ballot-words.ts'
import type { BallotView } from './ballots.queries.server.ts'
import { useFindingText } from './finding-text.tsx'
import { ResultFigures } from './result-figures.tsx'
import { ResultTable } from './result-table.tsx'
import type { CriterionResult, Tally } from './tally.ts'

/** What the answers say, one criterion at a time: sentence, ring, figures, distribution, and the table twin. */
export function ResultCard({ ballot, result }: { ballot: Pick<BallotView, 'state' | 'round' | 'closedAt' | 'own'>; result: Tally }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const [search] = useSearchParams()
  const shown = CRITERIA.find((criterion) => criterion === search.get('criterion')) ?? 'relevance'
  const title = ballot.state === 'open' ? t('result.so-far', { round: ballot.round }) : t('result.final', { round: ballot.round })
  return (
    <Card title={title} id="result" end={ballot.closedAt ? t('result.closed', { date: format.date(ballot.closedAt) }) : undefined}>
      <CriterionNav shown={shown} />
      <CriterionPanel criterion={shown} result={result.criteria[shown]} threshold={result.threshold} own={ballot.own?.[shown] ?? null} />
    </Card>
  )
}

/** Links, so that each criterion has an address and the choice works without scripts. */
function CriterionNav({ shown }: { shown: Criterion }) {
  const { t } = useTranslation('ballots')
  const { hash } = useLocation()
  return (
    <nav aria-label={t('result.question')} className="tab-list">
      {CRITERIA.map((criterion) => (
        <Link
          key={criterion}
          to={{ search: `?criterion=${criterion}`, hash: hash || '#result' }}
          preventScrollReset
          replace
          aria-current={criterion === shown ? 'page' : undefined}
          className="tab"
        >
          {t(`criterion.${criterion}`)}
        </Link>
      ))}
    </nav>
  )
}

function CriterionPanel({ criterion, result, threshold, own }: { criterion: Criterion; result: CriterionResult; threshold: number; own: number | null }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { groups } = useGroups()
  const finding = useFindingText()
  const byGroup = new Map(result.groups.map((group) => [group.groupId, group]))
  const ring = groups.map(({ id, code, name, colour }) => {
    const group = byGroup.get(id)
    return { code, name, colour, share: group?.share ?? null, voters: group?.voters ?? 0 }
  })
  return (
    <div className="mt-4">
      <div className="grid items-center gap-5 sm:grid-cols-[auto_minmax(0,1fr)]">
        <BallotRing groups={ring} threshold={threshold} overLine={result.groupsOverLine} title={finding(criterion, result)} size={212} />
        <div>
          <p className="text-lg leading-snug">{finding(criterion, result)}</p>
          <p className="mt-2 text-sm text-ink-2">{t('result.angle', { threshold: format.percent(threshold) })}</p>
        </div>
      </div>
      <ResultFigures criterion={criterion} result={result} />
      <h3 className="mt-6 font-bold">{t('result.distribution')}</h3>
      <RatingHistogram counts={result.overall.distribution} own={own} label={t(`criterion.${criterion}`)} className="mt-2" />
      <div className="grid grid-cols-9 gap-[3px] text-center text-xs text-ink-2" aria-hidden="true">
        {RATINGS.map((rating) => (
          <span key={rating}>{rating}</span>
        ))}
      </div>
      <h3 className="mt-6 mb-2 font-bold">{t('result.by-group')}</h3>
      <ResultTable criterion={criterion} result={result} threshold={threshold} />
    </div>
  )
}
