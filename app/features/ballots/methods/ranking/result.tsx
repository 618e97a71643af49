import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import type { OnScreenProps, ResultProps } from '../method-screen.ts'
import { useChosenFinding } from '../tally/finding.tsx'
import type { RankingResult } from './count.ts'
import { StvFlow } from './stv-flow.tsx'
import { StvRounds } from './stv-view.tsx'
import { orderOf, type RankingAnswer } from './words.ts'

/** The sentence, the count as its rule makes it, and who put what first by group. */
export function RankingPanel({ result, own }: ResultProps<RankingAnswer, RankingResult>) {
  const { t } = useTranslation('methods')
  const format = useFormat()
  const nameOf = (id: string) => result.options.find((option) => option.id === id)?.label ?? id
  const { rule, voted, eligible, weight } = result
  return (
    <>
      <p className="text-lg leading-snug wrap-anywhere">{useChosenFinding()(result)}</p>
      {own ? (
        <p className="mt-1 text-sm text-ink-2 wrap-anywhere">
          {t('ranking.own', { names: orderOf(own).map(nameOf).join(' · ') })}
        </p>
      ) : null}
      {result.firsts ? <Count result={result} /> : voted ? <Banner tone="quiet">{t('result.untold')}</Banner> : null}
      <p className="mt-3 text-sm text-ink-2">
        {t('result.answered', { voted: format.number(voted), eligible: format.number(eligible) })}{' '}
        {weight === undefined ? null : t('result.weight', { count: weight })} {t(`ranking.counted.${rule.counting}`)}{' '}
        {result.stv ? null : t(`ranking.unranked.${rule.unrankedRule}`)}
      </p>
      {result.firsts ? (
        <Disclosure summary={t('ranking.firsts')} icon="table" className="mt-4">
          <Firsts result={result} />
        </Disclosure>
      ) : null}
    </>
  )
}

function Count({ result }: { result: RankingResult }) {
  if (result.stv) return <StvRounds result={result} stv={result.stv} />
  return <Pairs result={result} />
}

/** The order, those that are level together, and how many prefer each option to each other. */
function Pairs({ result: { order, pairwise, options, tied } }: { result: RankingResult }) {
  const { t } = useTranslation('methods')
  const format = useFormat()
  const nameOf = (id: string) => options.find((option) => option.id === id)?.label ?? id
  const columns = options.map(({ id, label }, b): Column<number> => ({
    key: id,
    label,
    numeric: true,
    cell: (a) => {
      if (a === b || !pairwise) return '–'
      const [won, lost] = [pairwise[a]![b]!, pairwise[b]![a]!]
      const said = t('ranking.pair', { won: format.number(won), lost: format.number(lost) })
      return won > lost ? <b>{said}</b> : said
    },
  }))
  return (
    <>
      {order ? (
        <ol className="list-lines mt-4">
          {order.map((level, at) => (
            <li key={at} className="wrap-anywhere">
              <span className="text-ink-2">{t('ranking.place', { place: order.slice(0, at).flat().length + 1 })}</span>{' '}
              {format.list(level.map(nameOf))}
              {level.length > 1 ? ` (${t('ranking.level')})` : null}
            </li>
          ))}
        </ol>
      ) : (
        <p className="mt-4">{t('ranking.undecided', { names: format.list(tied.map(nameOf)) })}</p>
      )}
      <h3 className="mt-6 mb-2 font-bold">{t('ranking.pairs')}</h3>
      <Table
        caption={t('ranking.pairs')}
        scroll
        rows={options.map((_, at) => at)}
        rowKey={(at) => options[at]!.id}
        columns={[
          { key: 'option', label: t('result.option'), header: true, cell: (at) => options[at]!.label },
          ...columns,
        ]}
      />
      <p className="mt-2 text-sm text-ink-2">{t('ranking.pairs-hint')}</p>
    </>
  )
}

function Firsts({ result: { options, firsts, groups: found } }: { result: RankingResult }) {
  const { t } = useTranslation(['methods', 'ballots'])
  const format = useFormat()
  const { groups } = useGroups()
  const columns = groups.flatMap((group): Column<number>[] => {
    const own = found.find(({ groupId }) => groupId === group.id)
    if (!own?.voted) return []
    const cell = (at: number) => (own.firsts ? format.number(own.firsts[at]!) : t('ballots:table.not-shown'))
    return [{ key: group.id, label: <abbr title={group.name}>{group.code}</abbr>, numeric: true, cell }]
  })
  return (
    <Table
      caption={t('ranking.firsts')}
      scroll
      rows={options.map((_, at) => at)}
      rowKey={(at) => options[at]!.id}
      columns={[
        { key: 'option', label: t('result.option'), header: true, cell: (at) => options[at]!.label },
        { key: 'all', label: t('result.all'), numeric: true, cell: (at) => format.number(firsts?.[at] ?? 0) },
        ...columns,
      ]}
    />
  )
}

/** The same on a projector. */
export function RankingOnScreen({ result }: OnScreenProps<RankingResult>) {
  return (
    <>
      <p className="screen-finding">{useChosenFinding()(result)}</p>
      {result.stv ? <StvFlow result={result} stv={result.stv} /> : result.pairwise ? <Pairs result={result} /> : null}
    </>
  )
}
