import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { classNames } from '#app/ui/class-names.ts'
import type { MethodName } from './method-names.ts'

type Props = {
  methods: readonly MethodName[]
  chosen: MethodName
  to: (method: MethodName) => string
  className?: string
}

/** The methods to choose from, as links, so that the choice needs no script; below them what the chosen one is. */
export function MethodTabs({ methods, chosen, to, className }: Props) {
  const { t } = useTranslation('ballots')
  return (
    <>
      <nav aria-label={t('open.method')} className={classNames('tab-list', className)}>
        {methods.map((one) => (
          <Link
            key={one}
            to={to(one)}
            replace
            preventScrollReset
            aria-current={one === chosen ? 'page' : undefined}
            className="tab"
          >
            {t(`method.${one}.name`)}
          </Link>
        ))}
      </nav>
      <p className="mt-4 text-ink-2">{t(`method.${chosen}.lead`)}</p>
    </>
  )
}
