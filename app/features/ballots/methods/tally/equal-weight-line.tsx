import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import type { BallotResult } from '../../ballot-words.ts'
import { GRADES } from '../majority/words.ts'
import { type Even, isEven } from './equal-weight-words.ts'
import { useChosenFinding } from './finding.tsx'

/** Beside what everybody together chose by order or by grade: what the groups would, if each counted the same. The page of a ballot alone loads it. */
export function EqualWeightLine({ result }: { result: BallotResult | null }) {
  return result?.enough && isEven(result) ? <Line result={result} /> : null
}

function Line({ result }: { result: Even }) {
  const { t } = useTranslation('methods')
  const format = useFormat()
  const finding = useChosenFinding()
  const { equalWeight, options } = result
  const { groups, order, chosen, tied, grades } = equalWeight
  const nameOf = (id: string) => {
    const at = options.findIndex((option) => option.id === id)
    const label = options[at]?.label ?? id
    const grade = grades?.[at] ?? null
    return grade === null ? label : t('even.graded', { label, grade: t(`majority.grade.${GRADES[grade]}`) })
  }
  const levels = order?.map((level) => format.list(level.map(nameOf))).join(' › ')
  return (
    <p className="mt-3 wrap-anywhere">
      <span className="font-medium">{t('even.title', { count: groups })}</span> {finding({ ...result, chosen, tied })}{' '}
      {levels ? t('even.order', { names: levels }) : null}
    </p>
  )
}
