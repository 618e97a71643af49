import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import type { Step } from './flow.ts'
import { shortLabel } from './items-picture.tsx'

/** Where something was begun on this device and not sent: sixty items are not looked through for it. */
export function Begun({ steps, ids, to }: { steps: readonly Step[]; ids: readonly string[]; to: string }) {
  const { t } = useTranslation('criteria')
  const begun = steps.filter(({ item }) => ids.includes(item.id))
  if (begun.length === 0) return null
  return (
    <p className="mt-2 text-sm">
      {t('draft.begun', { count: begun.length })}{' '}
      {begun.map(({ item }, at) => (
        <span key={item.id}>
          {at > 0 ? ', ' : null}
          <Link to={`${to}?part=${item.id}`}>{shortLabel(item)}</Link>
        </span>
      ))}
    </p>
  )
}

/** What an earlier visit has left is on the page again, and said to be no more than that. */
export function BackAgain({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useTranslation('criteria')
  return (
    <div className="mt-4">
      <Banner
        live
        action={
          <Button size="sm" variant="quiet" onClick={onDiscard}>
            {t('draft.discard')}
          </Button>
        }
      >
        {t('draft.back')}
      </Banner>
    </div>
  )
}
