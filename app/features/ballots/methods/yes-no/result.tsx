import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { Meter } from '#app/ui/chart.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { type GroupRow, GroupTable } from '../group-table.tsx'
import type { OnScreenProps, ResultProps } from '../method-screen.ts'
import type { Counts, YesNoResult } from './count.ts'
import { useYesNoFinding } from './finding.tsx'
import { CHOICES, PARTS, type YesNoAnswer } from './words.ts'

/** The sentence, a bar for each answer with the line of the rule, and the table by group. */
export function YesNoPanel({ result, own }: ResultProps<YesNoAnswer, YesNoResult>) {
  const { t } = useTranslation('ballots')
  const finding = useYesNoFinding()(result)
  return (
    <>
      {result.rule.majority ? <p className="text-lg leading-snug">{finding}</p> : null}
      {own ? (
        <p className="mt-1 text-sm text-ink-2">{t('yes-no.own', { choice: t(`yes-no.choice.${own.choice}`) })}</p>
      ) : null}
      {result.overall ? <Bars result={result} /> : <Banner tone="quiet">{t('consent.untold')}</Banner>}
      <h3 className="mt-6 mb-2 font-bold">{t('result.by-group')}</h3>
      <YesNoTable result={result} />
    </>
  )
}

function Bars({ result: { overall, rule, weight, equalWeight } }: { result: YesNoResult }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const counts = overall!
  const sides = counts.yes + counts.no
  const all = sides + counts.abstain
  const [part, whole] = PARTS[rule.majority ?? 'half']
  return (
    <>
      <ol className="option-bars">
        {CHOICES.map((choice) => (
          <li key={choice}>
            <span>{t(`yes-no.choice.${choice}`)}</span>
            <span className="option-said">{format.number(counts[choice])}</span>
            <Meter
              value={all ? counts[choice] / all : 0}
              threshold={choice === 'yes' && all && rule.majority ? ((part / whole) * sides) / all : undefined}
            />
          </li>
        ))}
      </ol>
      <p className="mt-2 text-sm text-ink-2">
        {rule.majority ? t('yes-no.line', { needed: t(`yes-no.needed.${rule.majority}`) }) : null}{' '}
        {weight === undefined ? null : t('yes-no.weight', { count: weight })}{' '}
        {equalWeight.share === null
          ? null
          : t('yes-no.even', { share: format.percent(equalWeight.share), count: equalWeight.groups })}
      </p>
    </>
  )
}

type Row = GroupRow<Counts>

export function YesNoTable({ result }: { result: YesNoResult }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const told = (row: Row, said: (counts: Counts) => string) =>
    row.voted === 0 ? t('table.no-vote') : row.counts ? said(row.counts) : t('table.not-shown')
  return (
    <GroupTable
      caption={t('yes-no.caption')}
      result={result}
      columns={[
        ...CHOICES.map((choice) => ({
          key: choice,
          label: t(`yes-no.choice.${choice}`),
          numeric: true,
          cell: (row: Row) => told(row, (counts) => format.number(counts[choice])),
        })),
        {
          key: 'share',
          label: t('yes-no.share'),
          numeric: true,
          cell: (row) => (row.share === null ? t('result.none') : format.percent(row.share)),
        },
      ]}
    />
  )
}

export function YesNoOnScreen({ result }: OnScreenProps<YesNoResult>) {
  return (
    <>
      <p className="screen-finding">{useYesNoFinding()(result)}</p>
      {result.overall ? <Bars result={result} /> : null}
      <div className="screen-twin">
        <YesNoTable result={result} />
      </div>
    </>
  )
}
