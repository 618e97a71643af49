import type { SubmissionResult } from '@conform-to/dom'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { ErrorSummary, SelectField, TextField } from '#app/ui/field.tsx'
import { type FieldState, useFields } from '#app/ui/form.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { LINK_LIMIT, PLACE_LIMIT, TITLE_LIMIT } from './limits.ts'
import type { SettingsFormValues } from './settings-form-values.ts'

type Props = {
  values: SettingsFormValues
  timeZones: string[]
  lastResult: SubmissionResult | undefined
  submitLabel: string
  cancelTo: string
  version?: number
  /** Above the first field: what happened meanwhile. */
  notice?: ReactNode
  /** Below the last: what a new session begins with. */
  children?: ReactNode
}

export function SettingsForm(props: Props) {
  const { values, timeZones, lastResult, submitLabel, cancelTo, version, notice, children } = props
  const { t } = useTranslation('sessions')
  const form = useFields(lastResult, values)
  const { fields } = form
  const sending = useSending()
  return (
    <PostForm noValidate className="grid gap-6">
      <ErrorSummary form={form} />
      {notice}
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
      <TextField field={fields.title} label={t('field.title')} hint={t('hint.title')} maxLength={TITLE_LIMIT} />
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField field={fields.startsAt} type="datetime-local" label={t('field.start')} />
        <TextField field={fields.endsAt} type="datetime-local" label={t('field.end')} hint={t('hint.end')} />
      </div>
      <TimeZoneField field={fields.timeZone} timeZones={timeZones} />
      <TextField field={fields.place} label={t('field.place')} optional maxLength={PLACE_LIMIT} />
      <TextField
        field={fields.videoLink}
        type="url"
        inputMode="url"
        label={t('field.video')}
        hint={t('hint.video')}
        optional
        maxLength={LINK_LIMIT}
      />
      <fieldset className="grid gap-2">
        <legend className="field-label mb-1">{t('field.who')}</legend>
        <p className="field-hint">{t('hint.who')}</p>
        <Flag field={fields.observersMayCome} label={t('field.observers-come')} hint={t('hint.observers-come')} />
        <Flag field={fields.observersMayAsk} label={t('field.observers-ask')} />
      </fieldset>
      <fieldset className="grid gap-4">
        <legend className="field-label mb-1">{t('field.running')}</legend>
        <TextField
          field={fields.speechMinutes}
          type="number"
          min="0.5"
          max="30"
          step="0.5"
          inputMode="decimal"
          width="sm"
          label={t('field.speech')}
        />
        <Flag field={fields.presentVote} label={t('field.present-vote')} hint={t('hint.present-vote')} />
      </fieldset>
      {children}
      <div className="button-row">
        <Button type="submit" variant="primary" pending={sending}>
          {submitLabel}
        </Button>
        <LinkButton to={cancelTo} variant="quiet">
          {t('cancel', { ns: 'common' })}
        </LinkButton>
      </div>
    </PostForm>
  )
}

function TimeZoneField({ field, timeZones }: { field: FieldState; timeZones: string[] }) {
  const { t } = useTranslation('sessions')
  const typed = typeof field.defaultValue === 'string' ? field.defaultValue : ''
  const zones = typed && !timeZones.includes(typed) ? [typed, ...timeZones] : timeZones
  return (
    <SelectField
      field={field}
      label={t('field.time-zone')}
      hint={t('hint.time-zone')}
      width="md"
      options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
    />
  )
}

function Flag({ field, label, hint }: { field: FieldState; label: string; hint?: string }) {
  return (
    <Checkbox
      key={String(field.defaultValue)}
      id={field.id}
      name={field.name}
      value="yes"
      defaultChecked={field.defaultValue === 'yes'}
      label={label}
      hint={hint}
    />
  )
}
