import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { RadioCards } from '#app/ui/choices.tsx'
import { TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { ProxyField } from '../proxies/proxy-field.tsx'
import { SecretFields } from '../secret/secret-fields.tsx'
import { CONFLICTS } from './conflict.ts'
import type { OrganisationRow } from './organisations.server.ts'
import { VISIBILITIES } from './standing.ts'
import { USUAL_WHO, WhoFields } from './who-fields.tsx'

type Props = { lastResult: SubmissionResult | undefined; organisations: OrganisationRow[] }

/** Who is asked, and until when. Without a change it is every member, until a moderator closes it. */
export function TermsFields({ lastResult, organisations }: Props) {
  const { t } = useTranslation('ballot-terms')
  const { fields, field } = useFields(lastResult, {
    ...USUAL_WHO,
    visibility: VISIBILITIES[0],
    conflict: CONFLICTS[0],
    proxies: '',
    opensAt: '',
    closesAt: '',
  })
  return (
    <div className="terms-fields grid gap-6">
      <WhoFields {...{ fields, field, organisations }} split />
      <RadioCards
        field={fields.visibility}
        label={t('standing.label')}
        choices={VISIBILITIES.map((value) => ({
          value,
          label: t(`standing.${value}`),
          hint: t(`standing.${value}-hint`),
        }))}
      />
      <SecretFields lastResult={lastResult} />
      <RadioCards
        field={fields.conflict}
        label={t('conflict.label')}
        choices={CONFLICTS.map((value) => ({
          value,
          label: t(`conflict.${value}`),
          hint: t(`conflict.${value}-hint`),
        }))}
      />
      <ProxyField field={fields.proxies} />
      <TextField
        field={fields.opensAt}
        type="datetime-local"
        label={t('opens')}
        hint={t('opens-hint')}
        width="md"
        optional
      />
      <TextField
        field={fields.closesAt}
        type="datetime-local"
        label={t('closes')}
        hint={t('closes-hint')}
        width="md"
        optional
      />
    </div>
  )
}
