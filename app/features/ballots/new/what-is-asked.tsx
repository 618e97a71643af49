import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { FieldNotes } from '#app/ui/field-frame.tsx'
import { useFields } from '#app/ui/form.tsx'
import type { Askable } from './new-ballot.queries.server.ts'
import { OptionRows } from './option-rows.tsx'
import { ABOUT, type About, LONGEST_NOTE, LONGEST_TITLE, type Written } from './written.ts'

type Props = { askable: Askable; answered: Written; about: About; lastResult: SubmissionResult | undefined }

/** Step 1: about which kind of record, which one, and for a question its words and options. What is not asked about now keeps what was typed. */
export function WhatIsAsked({ askable, answered, about, lastResult }: Props) {
  const { t } = useTranslation('new-ballot')
  const value = (name: string) => answered[name] as string | undefined
  const { fields } = useFields(lastResult, {
    about,
    title: value('title'),
    note: value('note'),
    section: value('section'),
    indicator: value('indicator'),
  })
  const ofRecords = (records: { id: string; name: string }[]) => [
    { value: '', label: t('asked.choose') },
    ...records.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const isQuestion = about === 'question' || about === 'indicators'
  return (
    <>
      {value('questionId') ? <input type="hidden" name="questionId" value={value('questionId')} /> : null}
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          field={fields.about}
          label={t('asked.about')}
          options={ABOUT.map((one) => ({ value: one, label: t(`about.${one}`) }))}
        />
        <div hidden={about !== 'section'}>
          <SelectField field={fields.section} label={t('asked.section')} options={ofRecords(askable.sections)} />
        </div>
        <div hidden={about !== 'indicator'}>
          <SelectField field={fields.indicator} label={t('asked.indicator')} options={ofRecords(askable.indicators)} />
        </div>
      </div>
      <Button type="submit" name="act" value="show" className="without-scripts justify-self-start">
        {t('asked.show')}
      </Button>
      <div hidden={!isQuestion} className="grid gap-5">
        <TextField
          field={fields.title}
          label={t('asked.question')}
          hint={t('asked.question-hint')}
          maxLength={LONGEST_TITLE}
        />
        <TextArea field={fields.note} label={t('asked.note')} rows={2} limit={LONGEST_NOTE} optional />
      </div>
      <div hidden={about !== 'question'}>
        <OptionRows answered={answered} lastResult={lastResult} />
      </div>
      {about === 'indicators' ? <IndicatorBoxes {...{ askable, answered, lastResult }} /> : null}
    </>
  )
}

function IndicatorBoxes({ askable, answered, lastResult }: Omit<Props, 'about'>) {
  const { t } = useTranslation('new-ballot')
  const { fields } = useFields(lastResult, { indicators: [answered.indicators ?? []].flat() as string[] })
  const chosen = [fields.indicators.defaultValue ?? []].flat()
  return (
    <fieldset className={fields.indicators.invalid ? 'field is-invalid' : 'field'}>
      <legend className="field-label">{t('asked.indicators')}</legend>
      <FieldNotes field={fields.indicators} hint={t('asked.indicators-hint')} />
      <div className="new-ballot-boxes">
        {askable.indicators.map(({ id, name }, at) => (
          <label key={id} className="choice">
            <input
              type="checkbox"
              className="check"
              name="indicators"
              value={id}
              id={at ? undefined : fields.indicators.id}
              defaultChecked={chosen.includes(id)}
            />
            <span className="choice-label wrap-anywhere">{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
