import { useTranslation } from 'react-i18next'
import { ErrorSummary } from '#app/ui/field.tsx'
import { type FieldState, useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { RatingScale } from '#app/ui/rating-scale.tsx'
import type { AnswerFieldsProps, Earlier } from '../method-screen.ts'
import type { Publication } from './publication.ts'
import { CANNOT_JUDGE, CRITERIA, type Criterion, type Rating, type RatingAnswer } from './words.ts'

type EarlierRating = Earlier<RatingAnswer, Publication>

/** Two questions, each answered on the scale or with "cannot judge". */
export function AnswerFields({ own, earlier, pillar, lastResult }: AnswerFieldsProps<RatingAnswer, Publication>) {
  const sent = (rating: Rating | undefined) => (rating === undefined ? null : (rating ?? CANNOT_JUDGE))
  const form = useFields(lastResult, { relevance: sent(own?.relevance), feasibility: sent(own?.feasibility) })
  return (
    <>
      <ErrorSummary form={form} />
      {CRITERIA.map((criterion) => (
        <Question
          key={criterion}
          criterion={criterion}
          field={form.fields[criterion]}
          earlier={earlier}
          pillar={pillar}
        />
      ))}
    </>
  )
}

type QuestionProps = { criterion: Criterion; field: FieldState; earlier: EarlierRating | null; pillar: string | null }

function Question({ criterion, field, earlier, pillar }: QuestionProps) {
  const { t } = useTranslation('ballots')
  const noteOf = useEarlierNote()
  const before = earlier?.result.criteria[criterion].overall
  const ends: [string, string, string] = [t(`scale.${criterion}.low`), t('scale.middle'), t(`scale.${criterion}.high`)]
  const label = earlier && before ? t('earlier.bars', { count: before.n, round: earlier.round }) : undefined
  return (
    <div className="mt-5">
      <RatingScale
        field={field}
        question={pillar ? t(`question.${criterion}-to`, { pillar }) : t(`question.${criterion}`)}
        hint={label}
        ends={ends}
        earlier={before && label ? { counts: before.distribution, own: earlier?.own?.[criterion], label } : undefined}
        note={noteOf(earlier, criterion)}
        required
      >
        <label className="choice mt-2 text-sm">
          <input
            type="radio"
            className="radio"
            name={field.name}
            value={CANNOT_JUDGE}
            defaultChecked={field.defaultValue === CANNOT_JUDGE}
            required
          />
          <span className="choice-label">{t('cannot-judge')}</span>
        </label>
      </RatingScale>
    </div>
  )
}

/** What one said in the round before, beside its middle answer. */
function useEarlierNote() {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  return (earlier: EarlierRating | null, criterion: Criterion) => {
    const median = earlier?.result.criteria[criterion].overall?.median
    if (!earlier?.own || median === null || median === undefined) return undefined
    const rating = earlier.own[criterion]
    const values = { round: earlier.round, median: format.number(median) }
    return rating === null ? t('earlier.could-not-judge', values) : t('earlier.said', { rating, ...values })
  }
}
