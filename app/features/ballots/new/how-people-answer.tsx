import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { RadioCards } from '#app/ui/choices.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useFields } from '#app/ui/form.tsx'
import type { MethodName } from '../methods/method-names.ts'
import { SCREENS } from '../methods/method-screens.tsx'
import { METHODS_FOR } from '../subjects/subject-types.ts'
import type { About, Written } from './written.ts'

type Props = { about: About; method: MethodName; answered: Written; lastResult: SubmissionResult | undefined }

/** Step 2: the methods that suit what is asked about, by plain names, and what the chosen one lets a moderator set. */
export function HowPeopleAnswer({ about, method, answered, lastResult }: Props) {
  const { t } = useTranslation(['new-ballot', 'ballots'])
  const { fields } = useFields(lastResult && { ...lastResult, initialValue: { ...answered, method } }, { method })
  const { SettingsFields } = SCREENS[method]
  return (
    <>
      <RadioCards
        key={about}
        field={fields.method}
        label={t('answer.method')}
        hideLabel
        choices={METHODS_FOR[about].map((one) => ({
          value: one,
          label: t(`ballots:method.${one}.name`),
          hint: t(`method.${one}`),
        }))}
      />
      <Disclosure summary={t('answer.formal')} icon="info">
        <dl className="facts mt-2">
          {METHODS_FOR[about].flatMap((one) => [
            <dt key={one}>{t(`ballots:method.${one}.name`)}</dt>,
            <dd key={`${one} formal`}>{t(`formal.${one}`)}</dd>,
          ])}
        </dl>
      </Disclosure>
      <SettingsFields key={method} lastResult={lastResult} within ruled />
    </>
  )
}
