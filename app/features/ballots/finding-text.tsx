import { useTranslation } from 'react-i18next'
import { findingOf, type FindingPart } from './finding.ts'
import type { Criterion } from './ballot-words.ts'
import { useGroupNames } from './group-names.ts'
import type { Publication } from './publication.ts'

/** A result in plain sentences: "Six of the seven groups shown find it relevant. Philanthropy has not voted." */
export function useFindingText() {
  const { t } = useTranslation('ballots')
  const names = useGroupNames()
  const word = (number: number) => (number <= 10 ? t(`numbers.${number}`) : String(number))
  const sentence = (part: FindingPart) => {
    if ('groupIds' in part) return t(`finding.${part.key}`, { count: part.groupIds.length, groups: names(part.groupIds) })
    if (part.key !== 'over-line') return t(`finding.${part.key}`)
    const key = `finding.over-line.${part.criterion}${part.total === part.all ? '-all' : ''}`
    return capital(t(key, { count: part.count, number: word(part.count), total: word(part.total) }))
  }
  return (criterion: Criterion, result: Publication) => findingOf(criterion, result).map(sentence).join(' ')
}

function capital(text: string) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
