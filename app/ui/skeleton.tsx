import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'

const WIDTHS = ['w-2/5', 'w-full', 'w-11/12', 'w-2/3', 'w-4/5']

/** Lines where text will be. It shows only after 300 ms and never shimmers. */
export function Skeleton({ lines = 4, label, className }: { lines?: number; label?: string; className?: string }) {
  const { t } = useTranslation('ui')
  return (
    <div className={classNames('skeleton', className)} aria-busy="true">
      <span className="sr-only">{label ?? t('skeleton.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} aria-hidden="true" className={classNames('skeleton-line', WIDTHS[index % WIDTHS.length])} />
      ))}
    </div>
  )
}
