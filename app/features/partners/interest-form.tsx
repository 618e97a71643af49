import type { SubmissionResult } from '@conform-to/dom'
import { Link } from '@remix-run/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { RadioCards } from '#app/ui/choices.tsx'
import { ErrorSummary, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { type Fields, useFields } from '#app/ui/form.tsx'
import { VisitorForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { groupChoices } from './group-choices.tsx'
import type { InterestPage } from './interest-page.server.ts'

const NAMES = [
  'organisationName',
  'groupId',
  'country',
  'website',
  'name',
  'jobTitle',
  'email',
  'motivation',
  'availability',
  'consent',
  'summaryByMail',
] as const
type Name = (typeof NAMES)[number]
type PartProps = { fields: Fields<Name>['fields']; page: InterestPage }

export function InterestForm({ page, lastResult }: { page: InterestPage; lastResult?: SubmissionResult }) {
  const { t } = useTranslation('public')
  const defaults = useMemo(() => defaultsWith(page.groupId), [page.groupId])
  const form = useFields<Name>(lastResult, defaults)
  const part = { fields: form.fields, page }
  return (
    <div>
      <ErrorSummary form={form} />
      <h1>{page.texts.title}</h1>
      <p className="pub-lead">
        {page.texts.lead} {t('interest.required')}
      </p>
      <VisitorForm noValidate className="mt-10">
        <input type="hidden" name="stamp" value={page.stamp} />
        <Trap name={page.trap} />
        <OrganisationPart {...part} />
        <PersonPart {...part} />
        <ReasonPart {...part} />
        <DataPart {...part} />
        <div className="mt-10">
          <Button type="submit" variant="primary" size="touch" pending={useSending()}>
            {t('interest.submit')}
          </Button>
        </div>
      </VisitorForm>
    </div>
  )
}

function defaultsWith(groupId: string): Record<Name, string> {
  return { ...(Object.fromEntries(NAMES.map((name) => [name, ''])) as Record<Name, string>), groupId }
}

/** Nobody sees it; only what fills in every field does. */
function Trap({ name }: { name: string }) {
  const { t } = useTranslation('public')
  return (
    <div className="pub-trap" aria-hidden="true">
      <label>
        {t('interest.trap')}
        <input type="text" name={name} tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  )
}

function OrganisationPart({ fields, page }: PartProps) {
  const { t } = useTranslation('public')
  return (
    <fieldset className="fieldset field-stack">
      <legend>
        <h2>{t('interest.your-organisation')}</h2>
      </legend>
      <TextField
        field={fields.organisationName}
        label={t('interest.organisation')}
        autoComplete="organization"
        required
      />
      <RadioCards
        field={fields.groupId}
        label={t('interest.group')}
        hint={t('interest.group-hint')}
        choices={groupChoices(page.table, t)}
        required
      />
      <SelectField field={fields.country} label={t('interest.country')} width="md" autoComplete="country" required>
        <option value="">{t('interest.country-choose')}</option>
        {page.countries.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <TextField
        field={fields.website}
        label={t('interest.website')}
        optional
        width="md"
        inputMode="url"
        autoComplete="url"
        spellCheck={false}
      />
    </fieldset>
  )
}

function PersonPart({ fields }: PartProps) {
  const { t } = useTranslation('public')
  return (
    <fieldset className="fieldset field-stack">
      <legend>
        <h2>{t('interest.you')}</h2>
      </legend>
      <TextField field={fields.name} label={t('interest.name')} width="md" autoComplete="name" required />
      <TextField
        field={fields.jobTitle}
        label={t('interest.job-title')}
        optional
        width="md"
        autoComplete="organization-title"
      />
      <TextField
        field={fields.email}
        label={t('interest.email')}
        width="md"
        type="email"
        autoComplete="email"
        spellCheck={false}
        required
      />
    </fieldset>
  )
}

function ReasonPart({ fields, page }: PartProps) {
  const { t } = useTranslation('public')
  return (
    <fieldset className="fieldset field-stack">
      <legend>
        <h2>{t('interest.why')}</h2>
      </legend>
      <TextArea
        field={fields.motivation}
        label={t('interest.motivation')}
        hint={t('interest.motivation-hint')}
        rows={6}
        limit={page.words}
        unit="words"
        required
      />
      <RadioCards
        inline
        field={fields.availability}
        label={t('interest.availability')}
        choices={page.availabilities.map((value) => ({ value, label: t(`interest.available.${value}`) }))}
        required
      />
    </fieldset>
  )
}

function DataPart({ fields, page }: PartProps) {
  const { t } = useTranslation('public')
  return (
    <fieldset className="fieldset field-stack">
      <legend>
        <h2>{t('interest.your-data')}</h2>
      </legend>
      <p className="text-ink-2">
        {page.texts.data}{' '}
        <Link to={paths.privacy()} target="_blank">
          {t('interest.privacy')}
        </Link>
      </p>
      <CheckboxField field={fields.consent} label={t('interest.consent')} required />
      <CheckboxField field={fields.summaryByMail} label={t('interest.summary')} />
    </fieldset>
  )
}
