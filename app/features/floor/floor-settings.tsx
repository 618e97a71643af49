import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { PASSED_OVER_LIMIT } from './fair-order.ts'
import { FloorForm, type Where } from './floor-form.tsx'
import type { FloorPart } from './floor-part.ts'
import { BUDGET_MINUTES, type FloorWeights, MOST_WEIGHT, SPEECH_SECONDS, WEIGHTS } from './floor-words.ts'

type Props = { where: Where; floor: FloorPart; weights: FloorWeights; itemId: string | null }

/** How the order is made, in words and with its weights; how long a speech and a group may be. What others set while one writes stands beside. */
export function FloorSettings(props: Props) {
  const { t } = useTranslation('floor')
  return (
    <Disclosure summary={t('settings.title')} icon="filter" className="mt-1">
      <div className="grid gap-5 py-2">
        <Weights {...props} key={Object.values(props.weights).join()} />
        <SpeechLength {...props} key={props.floor.speechSeconds} />
        {props.itemId ? <Budget {...props} key={`${props.itemId} ${props.floor.budget?.seconds}`} /> : null}
      </div>
    </Disclosure>
  )
}

function Weights({ where, weights }: Props) {
  const { t } = useTranslation('floor')
  const { fields } = useFields(null, weights)
  return (
    <FloorForm where={where} noun="queue" act="weights" className="grid gap-3">
      <p className="text-sm text-ink-2">{t('settings.formula', { limit: PASSED_OVER_LIMIT })}</p>
      {WEIGHTS.map((name) => (
        <TextField
          key={name}
          field={fields[name]}
          label={t(`settings.weight.${name}`)}
          type="number"
          min={0}
          max={MOST_WEIGHT}
          width="xs"
          required
        />
      ))}
      <Button type="submit">{t('settings.save-weights')}</Button>
    </FloorForm>
  )
}

function SpeechLength({ where, floor }: Props) {
  const { t } = useTranslation('floor')
  const { fields } = useFields(null, { seconds: floor.speechSeconds })
  return (
    <FloorForm where={where} noun="queue" act="length" className="grid gap-3">
      <TextField
        field={fields.seconds}
        label={t('settings.seconds')}
        type="number"
        min={SPEECH_SECONDS.least}
        max={SPEECH_SECONDS.most}
        width="sm"
        required
      />
      <Button type="submit">{t('settings.save-seconds')}</Button>
    </FloorForm>
  )
}

function Budget({ where, floor, itemId }: Props) {
  const { t } = useTranslation('floor')
  const { fields } = useFields(null, { minutes: floor.budget ? floor.budget.seconds / 60 : null })
  return (
    <FloorForm where={where} noun="queue" act="budget" fields={{ itemId: itemId ?? undefined }} className="grid gap-3">
      <TextField
        field={fields.minutes}
        label={t('settings.budget')}
        hint={t('settings.budget-hint')}
        type="number"
        min={BUDGET_MINUTES.least}
        max={BUDGET_MINUTES.most}
        width="sm"
      />
      <Button type="submit">{t('settings.save-budget')}</Button>
    </FloorForm>
  )
}
