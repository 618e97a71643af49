import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/page.tsx'
import { receiptHash, receiptIn } from '../secret/receipts.ts'

type Found = 'missing' | 'found' | 'not-found'

/** Whether a vote with this receipt is among those that were counted, worked out on the device. */
export function ReceiptCheck({ receipts }: { receipts: readonly string[] | undefined }) {
  const { t } = useTranslation('recount')
  const [found, setFound] = useState<Found>()
  function check(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('receipt')
    const receipt = receiptIn(typeof typed === 'string' ? typed : '')
    if (!receipt) return setFound('missing')
    setFound(receipts?.includes(receiptHash(receipt)) ? 'found' : 'not-found')
  }
  return (
    <Card title={t('receipt.title')} id="receipt-check">
      {receipts ? (
        <form onSubmit={check} noValidate>
          <div className="field">
            <label className="field-label" htmlFor="receipt-digits">
              {t('receipt.label')}
            </label>
            <p className="field-hint" id="receipt-hint">
              {t('receipt.hint')}
            </p>
            <input
              id="receipt-digits"
              name="receipt"
              className="input"
              autoComplete="off"
              spellCheck={false}
              aria-describedby="receipt-hint"
              aria-invalid={found === 'missing' || undefined}
            />
          </div>
          <Button type="submit" className="mt-3">
            {t('receipt.check')}
          </Button>
          <div role="status" className="mt-3">
            {found ? <Banner tone={found === 'found' ? 'done' : 'problem'}>{t(`receipt.${found}`)}</Banner> : null}
          </div>
        </form>
      ) : (
        <p>{t('receipt.none')}</p>
      )}
    </Card>
  )
}
