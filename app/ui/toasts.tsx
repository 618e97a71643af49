import { useEffect } from 'react'
import type { Toast } from '#app/shared/toast.ts'
import { LazyTranslations } from './lazy-translations.tsx'
import { PlainToast } from './plain-toast.tsx'
import { useHydrated } from './use-hydrated.ts'
import { useLazyPart } from './use-lazy-part.ts'
import { useSaidToasts } from './use-said-toasts.ts'

// React Aria comes with the first sentence, not with the page.
const loadRegion = () => import('./toast-region.tsx')

/**
 * What happened, at the bottom start: sentences that a redirect left (`arrived`) and those that come with the answer to a form of the
 * page, whether or not the form is still there. Before scripts run, and where the region cannot be fetched, the sentence stands alone.
 */
export function Toasts({ arrived }: { arrived: Toast | null }) {
  const { toasts, say, close } = useSaidToasts(arrived)
  const { part, failed, fetch } = useLazyPart(loadRegion)
  const hydrated = useHydrated()
  const waiting = hydrated && toasts.length > 0
  useEffect(() => {
    if (waiting) fetch()
  })

  const latest = toasts.at(-1)
  if (part)
    return (
      <LazyTranslations>
        <part.ToastRegion toasts={toasts} say={say} close={close} />
      </LazyTranslations>
    )
  if (!latest || (latest.id > 0 && !failed)) return null
  return (
    <LazyTranslations>
      <PlainToast key={latest.id} toast={latest} onClose={hydrated ? () => close(latest.id) : undefined} />
    </LazyTranslations>
  )
}
