import { Link, useLocation, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { RatingHistogram, RATINGS } from '#app/ui/histogram.tsx'
import type { ResultProps } from '../method-screen.ts'
import type { Publication } from './publication.ts'
import { ResultFigures } from './result-figures.tsx'
import { ResultRing } from './result-ring.tsx'
import { ResultRule } from './result-rule.tsx'
import { ResultTable } from './result-table.tsx'
import { CRITERIA, type Criterion, type RatingAnswer } from './words.ts'

/** What the answers say, one criterion at a time: turnout, sentence, ring, figures, distribution, and the table twin. */
export function RatingResult({ result, own }: ResultProps<RatingAnswer, Publication>) {
  const [search] = useSearchParams()
  const shown = CRITERIA.find((criterion) => criterion === search.get('criterion')) ?? 'relevance'
  return (
    <>
      <ResultRule result={result} />
      <CriterionNav shown={shown} />
      <CriterionPanel criterion={shown} result={result} own={own?.[shown] ?? null} />
    </>
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

function CriterionPanel({ criterion, result, own }: { criterion: Criterion; result: Publication; own: number | null }) {
  const { t } = useTranslation('ballots')
  const { overall, groups } = result.criteria[criterion]
  return (
    <div className="mt-4">
      <ResultRing criterion={criterion} result={result} />
      <ResultFigures criterion={criterion} result={result} />
      {overall ? (
        <>
          <h3 className="mt-6 font-bold">{t('result.distribution')}</h3>
          <RatingHistogram
            counts={overall.distribution}
            own={own}
            label={t(`criterion.${criterion}`)}
            className="mt-2"
          />
          <div className="grid grid-cols-9 gap-[3px] text-center text-xs text-ink-2" aria-hidden="true">
            {RATINGS.map((rating) => (
              <span key={rating}>{rating}</span>
            ))}
          </div>
        </>
      ) : (
        <Banner tone="quiet">{t('result.total-hidden')}</Banner>
      )}
      <h3 className="mt-6 mb-2 font-bold">{t('result.by-group')}</h3>
      <ResultTable criterion={criterion} result={result} />
      {groups.some((group) => group.summary === null) ? (
        <p className="mt-3 text-sm text-ink-2">{t('result.small')}</p>
      ) : null}
    </div>
  )
}
