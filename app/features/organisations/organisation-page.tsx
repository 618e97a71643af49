import type { SubmissionResult } from '@conform-to/dom'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { ConfirmButton } from '#app/ui/dialog.tsx'
import { ErrorSummary, SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'

type OrganisationPageProps = {
  organisation: { id: string; name: string; country: string; website: string | null; groupId: string } | null
  countries: { value: string; label: string }[]
  lastResult?: SubmissionResult
}

export function OrganisationPage({ organisation, countries, lastResult }: OrganisationPageProps) {
  const { t } = useTranslation(['secretariat', 'common'])
  const { groups } = useGroups()
  const title = organisation?.name ?? t('organisations.add')
  const defaults = useMemo(() => {
    const { name = '', groupId = '', country = '', website = '' } = organisation ?? {}
    return { name, groupId, country, website }
  }, [organisation])
  const form = useFields(lastResult, defaults)
  const { fields } = form
  return (
    <Page narrow>
      <PageHeader
        title={title}
        crumbs={[{ label: t('organisations.title'), to: paths.organisations() }, { label: title }]}
      />
      <PostForm noValidate className="field-stack">
        <ErrorSummary form={form} />
        <TextField field={fields.name} label={t('organisations.name')} required />
        <SelectField
          field={fields.groupId}
          label={t('organisations.group')}
          hint={organisation ? t('organisations.group-hint') : undefined}
          width="md"
          options={[
            { value: '', label: t('organisations.choose') },
            ...groups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          required
        />
        <SelectField
          field={fields.country}
          label={t('organisations.country')}
          width="md"
          options={[{ value: '', label: t('organisations.choose') }, ...countries]}
          required
        />
        <TextField
          field={fields.website}
          label={t('organisations.website')}
          optional
          width="md"
          inputMode="url"
          spellCheck={false}
        />
        <ButtonRow>
          <Button type="submit" variant="primary" pending={useSending()}>
            {t('organisations.save')}
          </Button>
          <LinkButton to={paths.organisations()}>{t('common:cancel')}</LinkButton>
        </ButtonRow>
      </PostForm>
      {organisation ? <Removal organisation={organisation} /> : null}
    </Page>
  )
}

function Removal({ organisation }: { organisation: { id: string } }) {
  const { t } = useTranslation('bin')
  return (
    <Card title={t('organisation.title')} className="mt-8">
      <p className="mb-4 text-ink-2">{t('organisation.text')}</p>
      <PostForm action={paths.organisationRemoval(organisation.id)}>
        <ConfirmButton
          variant="danger"
          question={t('organisation.question')}
          consequence={t('organisation.text')}
          keep={t('organisation.keep')}
        >
          {t('organisation.submit')}
        </ConfirmButton>
      </PostForm>
    </Card>
  )
}
