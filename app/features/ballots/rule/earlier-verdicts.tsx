import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { Icon, type IconName } from '#app/ui/icons.tsx'
import { applyRule } from './apply-rule.ts'
import type { Asked } from './quorum.ts'
import type { Conclusion, Measures, Rule, Verdict } from './rule-words.ts'
import { useVerdictSentence } from './use-verdict.ts'

/** What is published of an earlier ballot, as far as a rule looks at it. */
export type EarlierResult = {
  id: string
  name: string
  round: number
  at: string
  measures: Measures[]
  asked: Asked
}

type Props = { rule: Rule; earlier: readonly EarlierResult[] }

/** What the rule as it is written would have made of earlier results: what it asks too much or too little of shows before it is used. */
export function EarlierVerdicts({ rule, earlier }: Props) {
  const { t } = useTranslation('ballot-rule')
  const format = useFormat()
  const sentence = useVerdictSentence()
  // How many organisations answered is only known where the rule of that ballot asked for it.
  const asksOrganisations = rule.some(({ kind }) => kind === 'organisations')
  const comparable = earlier.filter(({ asked }) => !asksOrganisations || asked.organisations)
  if (rule.length === 0 || comparable.length === 0) return null
  return (
    <div className="mt-4">
      <h3 className="field-label">{t('earlier.title')}</h3>
      <ul className="mt-2 grid gap-3 text-sm">
        {comparable.map(({ id, name, round, at, measures, asked }) => {
          const verdict = applyRule(rule, measures, asked)
          return (
            <li key={id} className="flex gap-2">
              <Icon name={iconOf(verdict)} />
              <span className="min-w-0 wrap-anywhere">
                <span className="font-medium">{name}</span>
                <span className="text-ink-2"> · {t('earlier.when', { round, date: format.date(at) })}</span>
                <br />
                {sentence(verdict)}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const ICONS: Partial<Record<Conclusion | 'partly', IconName>> = {
  accepted: 'check-circle',
  valid: 'check-circle',
  partly: 'half',
}
const iconOf = ({ conclusion }: Verdict): IconName => ICONS[conclusion] ?? 'dashed'
