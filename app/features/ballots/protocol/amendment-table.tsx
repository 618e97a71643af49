import { useTranslation } from 'react-i18next'
import { Facts } from '#app/ui/page.tsx'
import type { MethodName } from '../methods/method-names.ts'
import type { Amendment } from './protocol-words.ts'
import { useProtocolWords } from './use-protocol-words.ts'

type Props = { method: MethodName; amendment: Amendment }

/** In what a round departs from the one before it, and why. */
export function AmendmentTable({ method, amendment: { changes, reason } }: Props) {
  const { t } = useTranslation('ballot-protocol')
  const { label, value } = useProtocolWords(method)
  return (
    <>
      <Facts
        facts={changes.map(({ what, before, now }) => ({
          label: label(what),
          value: (
            <>
              <p className="wrap-anywhere text-ink-2">
                {t('before')} <del dir="auto">{value(what, before)}</del>
              </p>
              <p className="wrap-anywhere">
                {t('now')} <ins dir="auto">{value(what, now)}</ins>
              </p>
            </>
          ),
        }))}
      />
      <p className="mt-3 font-medium">{t('reason')}</p>
      <p className="wrap-anywhere whitespace-pre-line" dir="auto">
        {reason}
      </p>
    </>
  )
}
