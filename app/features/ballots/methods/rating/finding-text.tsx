import { useTranslation } from 'react-i18next'
import { useGroupNames } from '../../group-names.ts'
import type { FindingProps } from '../method-screen.ts'
import { findingOf, type FindingPart } from './finding.ts'
import type { Publication } from './publication.ts'
import { CRITERIA, type Criterion } from './words.ts'

/** A result in plain sentences: "Six of the seven groups shown find it relevant. Philanthropy has not voted." */
export function useFindingText() {
  const { t } = useTranslation('ballots')
  const names = useGroupNames()
  const word = (number: number) => (number <= 10 ? t(`numbers.${number}`) : String(number))
  const sentence = (part: FindingPart) => {
    if ('groupIds' in part)
      return t(`finding.${part.key}`, { count: part.groupIds.length, groups: names(part.groupIds) })
    if (part.key !== 'over-line') return t(`finding.${part.key}`)
    const key = `finding.over-line.${part.criterion}${part.total === part.all ? '-all' : ''}`
    return capital(t(key, { count: part.count, number: word(part.count), total: word(part.total) }))
  }
  return (criterion: Criterion, result: Publication) => findingOf(criterion, result).map(sentence).join(' ')
}

export function RatingFinding({ result }: FindingProps<Publication>) {
  return <>{useFindingText()('relevance', result)}</>
}

export function RatingFindings({ result }: FindingProps<Publication>) {
  const { t } = useTranslation('ballots')
  const finding = useFindingText()
  return (
    <dl className="mt-3 grid gap-2 text-sm">
      {CRITERIA.map((criterion) => (
        <div key={criterion}>
          <dt className="font-medium">{t(`criterion.${criterion}`)}</dt>
          <dd>{finding(criterion, result)}</dd>
        </div>
      ))}
    </dl>
  )
}

function capital(text: string) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
