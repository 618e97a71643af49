import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'

export const RATINGS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** The answers from 1 to 9 as bars; `own` is drawn in marker. `counts[0]` is the number of ones. */
export function RatingHistogram({
  counts,
  own,
  label,
  className,
}: {
  counts: number[]
  own?: number | null
  label?: string
  className?: string
}) {
  const { t } = useTranslation('ui')
  const values = RATINGS.map((rating) => t('chart.ratingValue', { rating, count: counts[rating - 1] ?? 0 })).join(', ')
  const said = [label, t('chart.ratings', { values }), own ? t('chart.own', { rating: own }) : '']
    .filter(Boolean)
    .join('. ')
  return (
    <div className={classNames('histogram', className)} role="img" aria-label={said}>
      {RATINGS.map((rating) => (
        <HistogramBar key={rating} count={counts[rating - 1] ?? 0} most={Math.max(...counts, 1)} own={own === rating} />
      ))}
    </div>
  )
}

/** Bars grow by 4 px an answer until the highest would leave the frame, then all shrink together. */
function HistogramBar({ count, most, own }: { count: number; most: number; own: boolean }) {
  const height = count === 0 ? 1 : Math.max(3, Math.round(Math.min(4, 40 / most) * count * 10) / 10)
  return (
    <span className={classNames('histogram-bar', own && 'is-own')} aria-hidden="true">
      {count > 0 ? <span>{count}</span> : null}
      <svg width="100%" height={height} focusable="false">
        <rect width="100%" height={height} />
      </svg>
    </span>
  )
}
