import { useTranslation } from 'react-i18next'
import type { Condition } from '#app/ui/chart.tsx'
import type { SoFar } from './methods/method-screen.ts'

/** How many have answered of how many the rule asks for: the one condition that may be told while people answer. */
export function useTurnoutCondition() {
  const { t } = useTranslation('ballots')
  return ({ voted, eligible, needed }: SoFar): Condition => {
    const share = (count: number) => (eligible ? count / eligible : 0)
    return {
      label: t('result.answers'),
      value: share(voted),
      threshold: share(needed),
      met: voted >= needed && voted > 0,
      said: t('result.said', { voted, eligible }),
      needs: needed > 0 ? t('result.needs', { needed }) : t('result.no-minimum'),
    }
  }
}

/** A condition that says how people answered: its line is shown, and how far it is met not before the end. */
export function useHiddenCondition() {
  const { t } = useTranslation('ballots')
  return (label: string, threshold: number, needs: string): Condition => ({
    label,
    value: null,
    threshold,
    met: null,
    said: t('room.after-close'),
    needs,
  })
}

/** The first clause of every rule. */
export function useTurnoutClause() {
  const { t } = useTranslation('ballots')
  return ({ needed, eligible, present }: SoFar) =>
    needed > 0 ? [t(present ? 'sentence.turnout-present' : 'sentence.turnout', { count: needed, eligible })] : []
}
