import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import type { BallotView } from '../ballots.queries.server.ts'
import { FINDINGS } from '../methods/method-findings.tsx'
import { verdictOf } from '../rule/rule-words.ts'
import { StandingFigures } from '../rule/standing-figures.tsx'
import type { Visibility } from './standing.ts'

/** How the ballot stood lately, where it shows that to this reader. */
export function StandingLines({ ballot: { standing, terms, method, own, state } }: { ballot: BallotView }) {
  const { t } = useTranslation('ballot-terms')
  const format = useFormat()
  if (state !== 'open' || !terms.visibility) return null
  if (!standing) {
    const sees = terms.visibility === 'live' || own !== null
    return <p className="mt-4 text-sm text-ink-2">{t(sees ? 'standing.to-come' : 'standing.after-voting')}</p>
  }
  const { Finding } = FINDINGS[method]
  const verdict = verdictOf(standing.result)
  const whole = verdict?.items.some(({ item }) => item === null) ? verdict : null
  return (
    <section className="mt-4 rounded-md bg-inset p-4" aria-labelledby="standing">
      <p id="standing" className="font-bold">
        {t('standing.title', { count: standing.votes, at: format.dateTime(standing.at) })}
      </p>
      <p className="mt-1">{whole ? <StandingFigures verdict={whole} /> : <Finding result={standing.result} />}</p>
      <p className="mt-2 text-sm text-ink-2">{t('standing.hint')}</p>
    </section>
  )
}

/** Who sees when how people answer. */
export function WhoSees({ visibility }: { visibility?: Visibility }) {
  const { t } = useTranslation(['ballots', 'ballot-terms'])
  return <>{t(visibility ? `ballot-terms:standing.sees-${visibility}` : 'card.hidden')}</>
}
