import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import type { BallotView } from '../ballots.queries.server.ts'
import { inFours } from './receipts.ts'

type Props = {
  ballot: Pick<BallotView, 'id' | 'to' | 'wording' | 'round'>
  receipt: string | null
}

/** Shown once, as the vote is cast: to copy, to print, or to keep as a file, which needs no script. */
export function ReceiptCard({ ballot, receipt }: Props) {
  const { t } = useTranslation('secret-ballot')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="receipt" className="my-4 rounded-md border border-line bg-inset p-5">
      <h2 id="receipt" ref={heading} tabIndex={-1} className="card-title">
        {t('done')}
      </h2>
      {receipt ? <Receipt {...{ ballot, receipt }} /> : <p className="mt-2">{t('no-receipt')}</p>}
      <p className="mt-4">
        <Link to={ballot.to}>{t('to-ballot')}</Link>
      </p>
    </section>
  )
}

function Receipt({ ballot, receipt }: Props & { receipt: string }) {
  const { t } = useTranslation('secret-ballot')
  const hydrated = useHydrated()
  const { code, name } = ballot.wording
  const text = [
    t('file.title'),
    `${code} ${name}`.trim(),
    t('file.round', { round: ballot.round }),
    inFours(receipt),
    t('file.use'),
    '',
  ].join('\r\n')
  return (
    <>
      <p className="mt-2">{t('keep')}</p>
      <p className="mt-3">
        <code className="text-lg font-semibold wrap-anywhere">{inFours(receipt)}</code>
      </p>
      <div className="button-row mt-4">
        <a
          className="button"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={`${t('file.name')}-${receipt.slice(0, 4)}.txt`}
        >
          {t('download')}
        </a>
        {hydrated ? (
          <>
            <Button onClick={() => void navigator.clipboard?.writeText(inFours(receipt))}>{t('copy')}</Button>
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        ) : null}
      </div>
      <p className="mt-3 text-sm text-ink-2">{t('shown-once')}</p>
    </>
  )
}
