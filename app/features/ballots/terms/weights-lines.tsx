import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Table } from '#app/ui/table.tsx'
import { type BallotResult, type BallotSettings, SMALLEST_SHOWN } from '../ballot-words.ts'
import type { BallotView } from '../ballots.queries.server.ts'
import { FINDINGS } from '../methods/method-findings.tsx'
import type { MethodName } from '../methods/method-names.ts'
import type { NamedWeight } from './organisations.server.ts'

/** How many votes one's own organisation has, and which organisations have more than one. */
export function WeightLines({ ballot: { weights, ownWeight, can, settings } }: { ballot: BallotView }) {
  const { t } = useTranslation('ballot-terms')
  if (!weights) return null
  return (
    <div className="mb-3 text-sm">
      {can.vote ? <p className="font-medium">{t('weights.yours', { count: ownWeight })}</p> : null}
      <p className="mt-1 text-ink-2">{t('weights.may-tell')}</p>
      <WeightTable weights={weights} settings={settings} />
    </div>
  )
}

/** Who has how many, and what is not shown of groups for that. */
export function WeightTable({ weights, settings }: { weights: NamedWeight[]; settings: BallotSettings }) {
  const { t } = useTranslation('ballot-terms')
  const format = useFormat()
  return (
    <>
      <Disclosure summary={t('weights.list')} className="mt-1">
        <Table
          grid
          caption={t('weights.list')}
          columns={[
            { key: 'name', label: t('weights.organisation'), header: true, cell: ({ name }) => name },
            { key: 'votes', label: t('weights.votes'), numeric: true, cell: ({ weight }) => format.number(weight) },
          ]}
          rows={weights}
          rowKey={({ name, weight }) => `${name} ${weight}`}
        />
        <p className="mt-2 text-sm text-ink-2">{t('weights.others')}</p>
      </Disclosure>
      {settings.byWeight ? (
        <p className="mt-1 text-sm text-ink-2">{t('weights.groups', { smallest: SMALLEST_SHOWN })}</p>
      ) : null}
    </>
  )
}

/** What was found with one vote for each who answered, beside the count by weights. */
export function HeadCount({ method, result: { heads } }: { method: MethodName; result: BallotResult }) {
  const { t } = useTranslation('ballot-terms')
  if (!heads) return null
  const { Finding } = FINDINGS[method]
  return (
    <p className="mt-3 text-sm">
      <span className="font-medium">{t('weights.heads')}</span> <Finding result={heads} />
    </p>
  )
}
