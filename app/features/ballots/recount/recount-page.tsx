import { Link } from '@remix-run/react'
import { type ChangeEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import { recountText, type Told } from './in-browser.ts'
import { ReceiptCheck } from './receipt-check.tsx'
import { RecountOutcome } from './recount-outcome.tsx'
import type { Step } from './stand-in.ts'
import { useOwnBundle } from './use-own-bundle.ts'

type Props = {
  roundtableId: string
  /** Null while the ballot has no result. */
  bundleAt: string | null
  name: string
  to: string
}

/** Counts a ballot again on the device of whoever asks: this one, or any whose file they have. */
export function RecountPage({ roundtableId, bundleAt, name, to }: Props) {
  const { t } = useTranslation(['recount', 'ballots'])
  const hydrated = useHydrated()
  return (
    <Page narrow>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[
          { label: t('ballots:list.title'), to: paths.ballots(roundtableId) },
          { label: name, to },
          { label: t('title') },
        ]}
      />
      {hydrated ? (
        <Recounting bundleAt={bundleAt} />
      ) : (
        <Card>
          <p>{t('without-script')}</p>
          {bundleAt ? (
            <p className="mt-3">
              <Link to={bundleAt} reloadDocument>
                {t('ballots:result.bundle')}
              </Link>
            </p>
          ) : null}
        </Card>
      )}
    </Page>
  )
}

function Recounting({ bundleAt }: { bundleAt: string | null }) {
  const { t } = useTranslation('recount')
  const [step, setStep] = useState<Step>()
  const [isCounting, setCounting] = useState(false)
  const [told, setTold] = useState<Told>()
  async function count(text: string) {
    setTold(undefined)
    setStep(undefined)
    setCounting(true)
    setTold(await recountText(text, setStep))
    setCounting(false)
  }
  return (
    <div className="grid gap-6">
      <Source bundleAt={bundleAt} isCounting={isCounting} count={count} />
      <Card title={t('outcome')} id="outcome">
        <div role="status">
          {isCounting ? <Counting step={step} /> : told ? <RecountOutcome told={told} /> : <p>{t('outcome-none')}</p>}
        </div>
      </Card>
      {told && 'bundle' in told && told.bundle.roll ? <ReceiptCheck receipts={told.bundle.receipts} /> : null}
    </div>
  )
}

type SourceProps = { bundleAt: string | null; isCounting: boolean; count: (text: string) => Promise<void> }

function Source({ bundleAt, isCounting, count }: SourceProps) {
  const { t } = useTranslation('recount')
  const format = useFormat()
  const { own, fetchAgain } = useOwnBundle(bundleAt)
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? []
    if (file) await count(await file.text())
    currentTarget.value = ''
  }
  const size = own.state === 'ready' ? format.number(Math.ceil(own.text.length / 1000)) + ' kB' : ''
  return (
    <Card title={t('source')} id="source">
      <p role="status">{t(own.state, { size })}</p>
      <div className="button-row mt-3">
        {own.state === 'ready' ? (
          <Button variant="primary" pending={isCounting} onClick={() => void count(own.text)}>
            {t('own')}
          </Button>
        ) : null}
        {own.state === 'not-fetched' ? <Button onClick={() => void fetchAgain()}>{t('again')}</Button> : null}
      </div>
      <div className="field mt-5">
        <label className="field-label" htmlFor="recount-file">
          {t('file')}
        </label>
        <p className="field-hint" id="recount-file-hint">
          {t('file-hint')}
        </p>
        <input
          id="recount-file"
          className="input"
          type="file"
          accept=".json,application/json"
          aria-describedby="recount-file-hint"
          onChange={(event) => void choose(event)}
        />
      </div>
    </Card>
  )
}

function Counting({ step }: { step: Step | undefined }) {
  const { t } = useTranslation('recount')
  return (
    <>
      <p>{step ? t('counting', step) : t('counting-short')}</p>
      <progress className="mt-2 w-full" aria-label={t('counting-short')} value={step?.way} max={step?.most} />
    </>
  )
}
