import { useTranslation } from 'react-i18next'
import { findingOf, type FindingPart } from './finding.ts'
import type { Criterion } from './ballot-words.ts'
import { useGroupNames } from './group-names.ts'
import type { CriterionResult } from './tally.ts'

/** A result in plain sentences: "Six of eight groups find it relevant. Philanthropy has not voted." */
export function useFindingText() {
  const { t } = useTranslation('ballots')
  const names = useGroupNames()
  const word = (number: number) => (number <= 10 ? t(`numbers.${number}`) : String(number))
  const sentence = (part: FindingPart) => {
    if (part.key === 'nobody') return t('finding.nobody')
    if ('groupIds' in part) return t(`finding.${part.key}`, { count: part.groupIds.length, groups: names(part.groupIds) })
    return capital(t(`finding.over-line.${part.criterion}`, { count: part.count, number: word(part.count), total: word(part.total) }))
  }
  return (criterion: Criterion, result: CriterionResult) => findingOf(criterion, result).map(sentence).join(' ')
}

function capital(text: string) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
