import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { RadioCards } from '#app/ui/choices.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useFields } from '#app/ui/form.tsx'
import { CHANGES } from './secret.policy.ts'

/** Who sees how people answered; and where nobody does, whether a vote may be replaced and whether there are receipts. */
export function SecretFields({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation('ballot-terms')
  const { fields } = useFields(lastResult, { secrecy: 'record', changes: 'final', receipts: 'yes' })
  return (
    <>
      <RadioCards
        field={fields.secrecy}
        label={t('secret.secrecy')}
        choices={['record', 'secret'].map((value) => ({
          value,
          label: t(`secret.${value}`),
          hint: t(`secret.${value}-hint`),
        }))}
      />
      <Disclosure
        summary={t('secret.choices')}
        icon="info"
        className="grid gap-4"
        open={fields.secrecy.defaultValue === 'secret' || undefined}
      >
        <RadioCards
          field={fields.changes}
          label={t('secret.changes')}
          choices={CHANGES.map((value) => ({ value, label: t(`secret.${value}`), hint: t(`secret.${value}-hint`) }))}
        />
        <RadioCards
          field={fields.receipts}
          label={t('secret.receipts')}
          choices={['yes', 'no'].map((value) => ({
            value,
            label: t(`secret.receipts-${value}`),
            hint: t(`secret.receipts-${value}-hint`),
          }))}
        />
      </Disclosure>
    </>
  )
}
