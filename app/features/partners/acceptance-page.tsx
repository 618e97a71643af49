import type { SubmissionResult } from '@conform-to/dom'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { ROLES } from '#app/shared/roles.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { RadioCards, RadioGroup } from '#app/ui/choices.tsx'
import { ErrorSummary, SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'

type AcceptanceProps = {
  interest: { id: string; organisationName: string; name: string; email: string; groupId: string }
  organisations: { id: string; name: string; groupId: string }[]
  match: string | null
  roundtables: { id: string; number: number; title: string }[]
  can: { decide: boolean }
  lastResult?: SubmissionResult
}

/** Everything that accepting does, on one page: whom they join, where they sit, with which role. */
export function AcceptancePage({ interest, organisations, match, roundtables, can, lastResult }: AcceptanceProps) {
  const { t } = useTranslation(['secretariat', 'common', 'errors'])
  const { group } = useGroups()
  const first = roundtables[0]?.id ?? ''
  const form = useFields(
    lastResult,
    useMemo(() => ({ organisationId: match ?? 'new', roundtableId: first, role: 'participant' }), [match, first]),
  )
  const { fields } = form
  const crumbs = [
    { label: t('interests.title'), to: paths.interests() },
    { label: interest.organisationName, to: paths.interestRecord(interest.id) },
    { label: t('interest.accept') },
  ]
  return (
    <Page narrow>
      <PageHeader
        title={t('interest.accept-title', { name: interest.name })}
        lead={t('interest.accept-lead', { email: interest.email })}
        crumbs={crumbs}
      />
      {can.decide ? null : (
        <p role="status" className="mb-6">
          {t('errors:interest.already-decided')}
        </p>
      )}
      <PostForm noValidate className="field-stack">
        <ErrorSummary form={form} />
        <SelectField
          field={fields.organisationId}
          label={t('interest.organisation')}
          hint={t('interest.organisation-hint')}
          width="md"
        >
          <option value="new">
            {t('interest.organisation-new', { name: interest.organisationName, group: group(interest.groupId)?.name })}
          </option>
          {organisations.map(({ id, name, groupId }) => (
            <option key={id} value={id}>
              {t('interest.organisation-known', { name, group: group(groupId)?.name })}
            </option>
          ))}
        </SelectField>
        <RadioGroup
          field={fields.roundtableId}
          label={t('interest.roundtable')}
          choices={roundtables.map(({ id, number, title }) => ({
            value: id,
            label: t('interest.roundtable-name', { number, title }),
          }))}
          required
        />
        <RadioCards
          inline
          field={fields.role}
          label={t('interest.role')}
          choices={ROLES.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
          required
        />
        <ButtonRow>
          <Button type="submit" variant="primary" pending={useSending()}>
            {t('interest.accept-submit')}
          </Button>
          <LinkButton to={paths.interestRecord(interest.id)}>{t('common:cancel')}</LinkButton>
        </ButtonRow>
      </PostForm>
    </Page>
  )
}
