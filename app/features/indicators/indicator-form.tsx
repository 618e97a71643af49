import type { SubmissionResult } from '@conform-to/dom'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { DIRECTIONS, FREQUENCY_KEYS, TEXT_LIMITS } from './indicator-words.ts'
import type { PlaceChoice } from './indicators.queries.server.ts'
import type { Metadata } from './metadata-fields.ts'
import { MetadataFieldsets } from './metadata-form.tsx'

export type IndicatorFormValues = {
  name: string
  definition: string
  rationale: string
  unit: string
  formula: string
  source: string
  licence: string
  frequency: string
  direction: string
  disaggregation: string
  limits: string
  place: string
} & Metadata

export type Suggestions = Record<'unit' | 'source' | 'frequency' | 'licence' | 'sector', string[]>

type IndicatorFormProps = {
  values: IndicatorFormValues
  places: PlaceChoice[]
  suggestions: Suggestions
  lastResult: SubmissionResult | undefined
  submitLabel: string
  cancelTo: string
  /** Above the first field: what happened meanwhile. */
  notice?: ReactNode
  /** Below the definition: what reads alike. */
  beside?: ReactNode
  /** The version being edited, when there is one. */
  version?: number
}

export function IndicatorForm({
  values,
  places,
  suggestions,
  lastResult,
  submitLabel,
  cancelTo,
  notice,
  beside,
  version,
}: IndicatorFormProps) {
  const { t } = useTranslation('indicators')
  const sending = useSending()
  const form = useFields(lastResult, values)
  const { fields } = form
  const frequencies = [...new Set([...FREQUENCY_KEYS.map((key) => t(`frequency.${key}`)), ...suggestions.frequency])]
  return (
    <PostForm noValidate className="grid gap-6">
      <ErrorSummary form={form} />
      {notice}
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
      <MeaningFields fields={fields} places={places} chosenPlace={values.place} beside={beside} />
      <MeasurementFields fields={fields} units={suggestions.unit} frequencies={frequencies} />
      <SourceFields fields={fields} sources={suggestions.source} licences={suggestions.licence} />
      <MetadataFieldsets form={form} sectors={suggestions.sector} />
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

type IndicatorFields = ReturnType<typeof useFields<keyof IndicatorFormValues>>['fields']

/** What is meant: its name, its definition, its place in the framework, why it matters. */
function MeaningFields({
  fields,
  places,
  chosenPlace,
  beside,
}: {
  fields: IndicatorFields
  places: PlaceChoice[]
  chosenPlace: string
  beside: ReactNode
}) {
  const { t } = useTranslation('indicators')
  return (
    <>
      <TextField field={fields.name} label={t('field.name')} hint={t('hint.name')} maxLength={TEXT_LIMITS.name} />
      <TextArea
        field={fields.definition}
        label={t('field.definition')}
        hint={t('hint.definition')}
        limit={TEXT_LIMITS.definition}
        serif
        rows={4}
      />
      {beside}
      <SelectField field={fields.place} label={t('field.place')} hint={t('hint.place')}>
        <option value="">{t('place.none')}</option>
        {chosenPlace && !isAmong(places, chosenPlace) ? <option value={chosenPlace}>{t('place.in-bin')}</option> : null}
        {places.map((pillar) => (
          <optgroup key={pillar.id} label={`${pillar.number} ${pillar.title}`}>
            <option value={`pillar:${pillar.id}`}>{t('place.whole', { title: pillar.title })}</option>
            {pillar.sections.map((section) => (
              <option key={section.id} value={`section:${section.id}`}>
                {section.number} {section.title}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <TextArea
        field={fields.rationale}
        label={t('field.rationale')}
        hint={t('hint.rationale')}
        limit={TEXT_LIMITS.rationale}
        serif
        optional
      />
    </>
  )
}

/** How it is measured: unit, formula, direction, frequency. */
function MeasurementFields({
  fields,
  units,
  frequencies,
}: {
  fields: IndicatorFields
  units: string[]
  frequencies: string[]
}) {
  const { t } = useTranslation('indicators')
  return (
    <>
      <TextField
        field={fields.unit}
        label={t('field.unit')}
        hint={t('hint.unit')}
        list="units"
        maxLength={TEXT_LIMITS.unit}
      />
      <TextArea
        field={fields.formula}
        label={t('field.formula')}
        hint={t('hint.formula')}
        limit={TEXT_LIMITS.formula}
        serif
        rows={3}
        optional
      />
      <SelectField
        field={fields.direction}
        label={t('field.direction')}
        hint={t('hint.direction')}
        width="md"
        options={DIRECTIONS.map((direction) => ({ value: direction, label: t(`direction.${direction}`) }))}
      />
      <TextField
        field={fields.frequency}
        label={t('field.frequency')}
        hint={t('hint.frequency')}
        list="frequencies"
        maxLength={TEXT_LIMITS.frequency}
        optional
      />
      <Options id="units" values={units} />
      <Options id="frequencies" values={frequencies} />
    </>
  )
}

/** Where the data come from, how far they can be broken down, what they cannot say. */
function SourceFields({
  fields,
  sources,
  licences,
}: {
  fields: IndicatorFields
  sources: string[]
  licences: string[]
}) {
  const { t } = useTranslation('indicators')
  return (
    <>
      <TextField
        field={fields.source}
        label={t('field.source')}
        hint={t('hint.source')}
        list="sources"
        maxLength={TEXT_LIMITS.source}
        optional
      />
      <TextField
        field={fields.licence}
        label={t('field.licence')}
        hint={t('hint.licence')}
        list="licences"
        maxLength={TEXT_LIMITS.licence}
        optional
      />
      <TextArea
        field={fields.disaggregation}
        label={t('field.disaggregation')}
        hint={t('hint.disaggregation')}
        rows={3}
        optional
      />
      <TextArea
        field={fields.limits}
        label={t('field.limits')}
        hint={t('hint.limits')}
        limit={TEXT_LIMITS.limits}
        rows={3}
        optional
      />
      <Options id="sources" values={sources} />
      <Options id="licences" values={licences} />
    </>
  )
}

function isAmong(places: PlaceChoice[], place: string) {
  return places.some(
    ({ id, sections }) => place === `pillar:${id}` || sections.some((section) => place === `section:${section.id}`),
  )
}

export function Options({ id, values }: { id: string; values: string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  )
}
