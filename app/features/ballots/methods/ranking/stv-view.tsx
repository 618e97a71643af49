import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import type { StvResult } from '../../counting/stv/stv.ts'
import type { RankingResult } from './count.ts'
import { StvFlow } from './stv-flow.tsx'
import { leftBefore, useStvSentences } from './stv-words.ts'

type Props = { result: RankingResult; stv: StvResult }

/** The picture of the rounds, a sentence for each, and the table that says the same. On a phone sentences and table stand in for the picture. */
export function StvRounds({ result, stv }: Props) {
  const { t } = useTranslation('methods')
  const sentences = useStvSentences(result, stv)
  return (
    <section aria-labelledby="stv-rounds">
      <h3 className="mt-6 mb-1 font-bold" id="stv-rounds">
        {t('stv.title')}
      </h3>
      <p className="text-sm text-ink-2">{t('stv.explained')}</p>
      <StvFlow result={result} stv={stv} />
      <ol className="list-lines mt-4">
        {sentences.map(({ said, chosen }, at) => (
          <li key={at} className="wrap-anywhere">
            <span className="text-ink-2">{t('stv.round', { round: at + 1 })}</span> {said}{' '}
            {chosen ? <b>{chosen}</b> : null}
          </li>
        ))}
      </ol>
      <Disclosure summary={t('stv.table')} icon="table" className="mt-4">
        <StvTable result={result} stv={stv} />
      </Disclosure>
    </section>
  )
}

type Row = { id: string; label: string; at: (round: number) => string }

function StvTable({ result, stv }: Props) {
  const { t } = useTranslation('methods')
  const format = useFormat()
  const { rounds, quota } = stv
  const votes = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  const taken = new Map(
    rounds.flatMap(({ elected, remaining }, at) => [...elected, ...remaining].map((id) => [id, at])),
  )
  const options: Row[] = result.options.map(({ id, label }) => ({
    id,
    label,
    at: (round) => {
      const since = leftBefore(stv, id)
      if (since !== null && round >= since) return round === since ? t('stv.left') : t('stv.gone')
      const said = votes(rounds[round]!.votes[id] ?? 0)
      return taken.get(id) === round ? t('stv.chosen-at', { votes: said }) : said
    },
  }))
  const whole = rounds.map(({ votes: counted, exhausted, lost }) =>
    Object.values(counted).reduce((sum, value) => sum + value, exhausted + lost),
  )
  const rows: Row[] = [
    ...options,
    { id: 'exhausted', label: t('stv.exhausted'), at: (round) => votes(rounds[round]!.exhausted) },
    { id: 'lost', label: t('stv.lost'), at: (round) => votes(rounds[round]!.lost) },
    { id: 'sum', label: t('stv.sum'), at: (round) => votes(whole[round]!) },
  ]
  const columns: Column<Row>[] = rounds.map((_, round) => ({
    key: String(round),
    label: t('stv.round', { round: round + 1 }),
    numeric: true,
    cell: (row) => row.at(round),
  }))
  return (
    <>
      <p className="mb-2 text-sm text-ink-2">{t('stv.quota', { votes: votes(quota) })}</p>
      <Table
        caption={t('stv.table')}
        scroll
        rows={rows}
        rowKey={(row) => row.id}
        columns={[{ key: 'option', label: t('result.option'), header: true, cell: (row) => row.label }, ...columns]}
      />
    </>
  )
}
