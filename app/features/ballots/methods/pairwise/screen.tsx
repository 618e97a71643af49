import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorSummary, SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { ahp, judgedMatrix, type Triad } from '../../counting/ahp.ts'
import { type AnswerFieldsProps, type OnScreenProps, type ResultProps, screenFor } from '../method-screen.ts'
import { answeredLevels } from '../tally/finding.tsx'
import { ruleSentence, ruleSteps, type Step, TurnoutMeter } from '../tally/rule-words.tsx'
import { tallyOnScreen, tallyPanel } from '../tally/tally-panel.tsx'
import { SettingsForm } from '../tally/tally-settings.tsx'
import type { Tell } from '../tally/tell.ts'
import type { PairwiseResult } from './count.ts'
import { pairwiseFindings, useFinding } from './findings.tsx'
import { INCONSISTENT, JUDGMENTS, judgmentsOf, pairsOf, type PairwiseAnswer, type PairwiseSettings } from './words.ts'

type Props = AnswerFieldsProps<PairwiseAnswer, PairwiseResult, PairwiseSettings>

/** A list for each pair, from "nine times as much" one way to the other; below, how well the comparisons fit together. */
function AnswerFields({ options, own, lastResult }: Props) {
  const { t } = useTranslation('methods')
  const pairs = pairsOf(options.map(({ id }) => id))
  const form = useFields(lastResult, Object.fromEntries(pairs.map(({ id }) => [id, own?.[id]])))
  const fields = useRef<HTMLDivElement>(null)
  const pairOf = new Map(pairs.map(({ id }) => [form.fields[id]!.name, id]))
  const start = Object.fromEntries(pairs.map(({ id }) => [id, Number(form.fields[id]?.defaultValue)]))
  const [answer, setAnswer] = useState<Record<string, number>>(start)
  const follow = () =>
    setAnswer(
      Object.fromEntries(
        [...(fields.current?.querySelectorAll('select') ?? [])].map((one) => [
          pairOf.get(one.name)!,
          Number(one.value),
        ]),
      ),
    )
  const nameOf = (id: string) => options.find((option) => option.id === id)?.label ?? id
  const said = (judgment: number, over: string, under: string) =>
    judgment === 1
      ? t('pairwise.same')
      : t('pairwise.times', { name: nameOf(judgment > 0 ? over : under), count: Math.abs(judgment) })
  return (
    <fieldset className="field mt-5">
      <legend className="field-label">{t('pairwise.question')}</legend>
      <ErrorSummary form={form} />
      <p className="field-hint">{t('pairwise.hint')}</p>
      <div className="option-rows" ref={fields} onChange={follow}>
        {pairs.map(({ id, over, under }) => (
          <div key={id} className="option-grade">
            <SelectField
              field={form.fields[id]!}
              label={t('pairwise.pair', { one: nameOf(over), other: nameOf(under) })}
              options={[
                { value: '', label: t('pairwise.choose') },
                ...JUDGMENTS.map((judgment) => ({ value: String(judgment), label: said(judgment, over, under) })),
              ]}
            />
          </div>
        ))}
      </div>
      <div role="status">
        <Fits options={options} answer={answer} />
      </div>
    </fieldset>
  )
}

function Fits({ options, answer }: Pick<Props, 'options'> & { answer: Record<string, number> }) {
  const { t } = useTranslation('methods')
  const ids = options.map(({ id }) => id)
  const judgments = judgmentsOf(ids, answer)
  if (!judgments || ids.length < 3) return null
  const { cr, triad, weights } = ahp(ids, judgedMatrix(ids, judgments))
  const said = weights.map(
    ({ id, weight }) => `${options.find((one) => one.id === id)?.label}: ${Math.round(weight * 100)}`,
  )
  return (
    <>
      <p className="option-left">{t('pairwise.weights', { said: said.join(' · ') })}</p>
      <Consistency consistency={{ cr, triad }} options={options} />
    </>
  )
}

type Found = { cr: number | null; triad: Triad | null }

/** The consistency ratio, and which three options fit least where it is too high. */
function Consistency({
  consistency: { cr, triad },
  options,
}: {
  consistency: Found
  options: readonly { id: string; label: string }[]
}) {
  const { t } = useTranslation('methods')
  const format = useFormat()
  if (cr === null) return null
  const ratio = format.number(cr, { maximumFractionDigits: 2, minimumFractionDigits: 2 })
  if (cr < INCONSISTENT || !triad) return <p className="mt-1 text-sm">{t('pairwise.fits', { ratio })}</p>
  const [one = '', two = '', three = ''] = triad.options.map(
    (id) => options.find((option) => option.id === id)?.label ?? id,
  )
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  return (
    <p className="mt-1 text-sm">
      {t('pairwise.fits-not', { ratio })}{' '}
      {t('pairwise.triad', { one, two, three, judged: number(triad.judged), implied: number(triad.implied) })}
    </p>
  )
}

const tell: Tell = {
  useFinding,
  useTold() {
    const { t } = useTranslation('methods')
    const format = useFormat()
    return ({ overall }, at) => {
      const figures = overall[at]
      if (!figures) return null
      const share = figures.mean ?? 0
      return {
        share,
        said: t('pairwise.said', { share: format.percent(share, 1), sd: format.percent(figures.sd ?? 0, 1) }),
      }
    }
  },
  useOwn() {
    const { t } = useTranslation('methods')
    return () => t('pairwise.own')
  },
  usePart() {
    const format = useFormat()
    return (mean) => format.percent(mean, 1)
  },
}
const Panel = tallyPanel(tell)
const Shown = tallyOnScreen(tell)

function Result({ result, own }: ResultProps<PairwiseAnswer, PairwiseResult>) {
  return (
    <>
      <Panel result={result} own={own} />
      {result.consistency ? <Consistency consistency={result.consistency} options={result.options} /> : null}
    </>
  )
}

export function PairwiseOnScreen({ result, ...rounds }: OnScreenProps<PairwiseResult>) {
  return (
    <>
      <Shown result={result} {...rounds} />
      {result.consistency ? <Consistency consistency={result.consistency} options={result.options} /> : null}
    </>
  )
}

const stepsOf = (): Step[] => [['pairwise'], ['consistency']]

export const pairwiseScreen = screenFor({
  AnswerFields,
  SettingsFields: (props) => <SettingsForm {...props} defaults={{}} />,
  RuleSteps: ruleSteps(stepsOf),
  RuleSentence: ruleSentence(stepsOf),
  RuleMeters: TurnoutMeter,
  Result,
  ...pairwiseFindings,
  levels: answeredLevels,
})
