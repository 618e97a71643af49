import { useTranslation } from 'react-i18next'
import { RadioGroup } from '#app/ui/choices.tsx'
import { ErrorSummary, TextArea } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import type { AnswerFieldsProps } from '../method-screen.ts'
import type { ConsentResult } from './count.ts'
import { type ConsentAnswer, POSITIONS, REASON_LIMIT } from './words.ts'

/** One of four positions; the field for the reason is always there, so that it needs no script. */
export function AnswerFields({ own, earlier, lastResult }: AnswerFieldsProps<ConsentAnswer, ConsentResult>) {
  const { t } = useTranslation('ballots')
  const form = useFields(lastResult, { position: own?.position, reason: own?.reason })
  const choices = POSITIONS.map((position) => ({
    value: position,
    label: t(`consent.position.${position}`),
    hint: t(`consent.position-hint.${position}`),
  }))
  const before = earlier?.own
    ? t('consent.earlier', { round: earlier.round, position: t(`consent.position.${earlier.own.position}`) })
    : undefined
  return (
    <div className="mt-5 grid gap-5">
      <ErrorSummary form={form} />
      <RadioGroup field={form.fields.position} label={t('consent.question')} hint={before} choices={choices} required />
      <TextArea
        field={form.fields.reason}
        label={t('consent.reason')}
        hint={t('consent.reason-hint')}
        rows={3}
        limit={REASON_LIMIT}
      />
      <p className="text-sm text-ink-2">{t('consent.told')}</p>
    </div>
  )
}
