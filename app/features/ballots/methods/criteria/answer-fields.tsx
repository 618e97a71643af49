import { useTranslation } from 'react-i18next'
import { ErrorSummary, TextArea } from '#app/ui/field.tsx'
import { type Fields, type FieldState, useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { RatingScale } from '#app/ui/rating-scale.tsx'
import type { BallotOption } from '../../ballot-words.ts'
import type { AnswerFieldsProps, Earlier } from '../method-screen.ts'
import { OptionName } from '../tally/option-name.tsx'
import type { CriteriaResult, ItemCriterion } from './count.ts'
import {
  CANNOT_JUDGE,
  type CriteriaAnswer,
  criteriaOf,
  type CriteriaSettings,
  itemsOf,
  LONGEST_REASON,
  ratingField,
  reasonField,
} from './words.ts'

type Props = AnswerFieldsProps<CriteriaAnswer, CriteriaResult, CriteriaSettings>
export type EarlierRatings = Earlier<CriteriaAnswer, CriteriaResult>

/** The one thing that is rated; of a set, the first, as its flow asks for one after the other. */
export function AnswerFields({ settings, options, ...props }: Props) {
  const [item] = itemsOf(settings, options)
  if (!item) return null
  return (
    <>
      {item.label ? (
        <p className="mt-4 font-medium">
          <OptionName option={item} />
        </p>
      ) : null}
      <ItemFields settings={settings} item={item} {...props} />
    </>
  )
}

type ItemProps = Pick<Props, 'settings' | 'own' | 'earlier' | 'lastResult'> & { item: BallotOption }

/** An item on every criterion, and the reason where one is asked. */
export function ItemFields({ settings, item, own, earlier, lastResult }: ItemProps) {
  const { t } = useTranslation('criteria')
  const criteria = criteriaOf(settings)
  const reason = reasonField(item.id)
  const names = criteria.map(({ id }) => ratingField(item.id, id))
  const form = useFields(
    lastResult,
    Object.fromEntries([...names.map((name) => [name, sent(own?.[name])]), [reason, own?.[reason] ?? '']]),
  )
  const asked = settings.reasonRule === 'outside' && !settings.before ? 'free' : settings.reasonRule
  return (
    <>
      <ErrorSummary form={form} />
      {criteria.map(({ id, name }, at) => (
        <Question
          key={id}
          field={form.fields[names[at]!]!}
          question={name ? t('question', { criterion: name }) : t('question-overall')}
          own={earlier?.own?.[names[at]!]}
          round={earlier?.round}
          before={earlier?.result.items.find((one) => one.id === item.id)?.criteria.find((one) => one.id === id)}
        />
      ))}
      {settings.reasonRule && settings.reasonRule !== 'none' ? (
        <div className="mt-5">
          <Reason form={form} name={reason} hint={t(`reason-${asked}`)} />
        </div>
      ) : null}
    </>
  )
}

/** Kept as null, sent as a word; what was not answered has neither. */
const sent = (rating: string | number | null | undefined) => (rating === null ? CANNOT_JUDGE : (rating ?? null))

function Reason({ form, name, hint }: { form: Fields<string>; name: string; hint: string }) {
  const { t } = useTranslation('criteria')
  return (
    <TextArea field={form.fields[name]!} label={t('reason')} hint={hint} limit={LONGEST_REASON} rows={3} optional />
  )
}

type QuestionProps = {
  field: FieldState
  question: string
  /** What one said in the round before. */
  own: string | number | null | undefined
  round: number | undefined
  before: ItemCriterion | undefined
}

function Question({ field, question, own, round, before }: QuestionProps) {
  const { t } = useTranslation(['criteria', 'ballots'])
  const format = useFormat()
  const all = before?.overall
  const label = all && round ? t('ballots:earlier.bars', { count: all.n, round }) : undefined
  const values = { round, rating: own, median: all?.median == null ? '' : format.number(all.median) }
  const note =
    own !== undefined && all?.median != null
      ? t(own === null ? 'ballots:earlier.could-not-judge' : 'ballots:earlier.said', values)
      : undefined
  return (
    <div className="mt-5">
      <RatingScale
        field={field}
        question={question}
        hint={label}
        ends={[t('ends.low'), t('ends.middle'), t('ends.high')]}
        earlier={all && label ? { counts: all.counts, own: typeof own === 'number' ? own : null, label } : undefined}
        note={note}
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
