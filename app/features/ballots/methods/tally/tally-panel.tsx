import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { Meter } from '#app/ui/chart.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Icon } from '#app/ui/icons.tsx'
import type { Answer } from '../../ballot-words.ts'
import type { OnScreenProps, ResultProps } from '../method-screen.ts'
import type { TallyResult } from './tally.ts'
import { TallyTable } from './tally-table.tsx'
import type { Tell } from './tell.ts'

/** The sentence, a bar for each option from the best, and the table by group that says the same. */
export function tallyPanel({ useFinding, useTold, useOwn, usePart }: Tell) {
  return function TallyPanel({ result, own }: ResultProps<Answer, TallyResult>) {
    const { t } = useTranslation('methods')
    const ownSaid = useOwn()
    return (
      <>
        <p className="text-lg leading-snug wrap-anywhere">{useFinding()(result)}</p>
        {own ? <p className="mt-1 text-sm text-ink-2 wrap-anywhere">{ownSaid(own, result)}</p> : null}
        <TallyBars result={result} told={useTold()} />
        <RuleLine result={result} />
        <Disclosure summary={t('result.by-group')} icon="table" className="mt-4">
          <TallyTable result={result} told={useTold()} part={usePart()} />
        </Disclosure>
      </>
    )
  }
}

/** The options from the best down; those that are chosen bear a mark and are said to be. */
export function TallyBars({ result, told }: { result: TallyResult; told: ReturnType<Tell['useTold']> }) {
  const { t } = useTranslation('methods')
  const ranked = result.order.flat().map((id) => result.options.findIndex((option) => option.id === id))
  const rows = [...ranked, ...[...result.options.keys()].filter((at) => !result.overall[at])]
  if (ranked.length === 0) return result.voted ? <Banner tone="quiet">{t('result.untold')}</Banner> : null
  return (
    <ol className="option-bars">
      {rows.map((at) => {
        const { id, label } = result.options[at]!
        const chosen = result.chosen?.includes(id)
        const said = told(result, at)
        return (
          <li key={id} className={chosen ? 'is-chosen' : undefined}>
            <span className="wrap-anywhere" dir="auto">
              {chosen ? <Icon name="check-circle" label={t('result.chosen')} className="inline" /> : null} {label}
            </span>
            <span className="option-said">{said?.said ?? t('result.few')}</span>
            {said ? <Meter value={said.share} /> : null}
          </li>
        )
      })}
    </ol>
  )
}

/** What decided, beside every result. */
function RuleLine({ result }: { result: TallyResult }) {
  const { rule, weight, voted, eligible } = result
  const { t } = useTranslation('methods')
  const format = useFormat()
  const parts = [
    t('result.answered', { voted: format.number(voted), eligible: format.number(eligible) }),
    ...(weight === undefined ? [] : [t('result.weight', { count: weight })]),
    ...(result.order.length > 0 && result.overall.includes(null)
      ? [t('rule.few', { smallest: rule.smallestShown })]
      : []),
    ...(rule.missingRule
      ? [t(`rule.measure-${String(rule.measureRule)}`), t(`rule.missing-${String(rule.missingRule)}`)]
      : []),
  ]
  return <p className="mt-3 text-sm text-ink-2">{parts.join(' ')}</p>
}

/** The same on a projector, with nothing to press. */
export function tallyOnScreen({ useFinding, useTold, usePart }: Tell) {
  return function TallyOnScreen({ result }: OnScreenProps<TallyResult>) {
    const told = useTold()
    return (
      <>
        <p className="screen-finding">{useFinding()(result)}</p>
        <TallyBars result={result} told={told} />
        <div className="screen-twin">
          <TallyTable result={result} told={told} part={usePart()} />
        </div>
      </>
    )
  }
}
