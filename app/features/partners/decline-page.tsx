import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary, TextArea } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'

type DeclineProps = {
  interest: { id: string; organisationName: string; name: string; language: string }
  lastResult?: SubmissionResult
}

const DEFAULTS = { reason: '' }

export function DeclinePage({ interest, lastResult }: DeclineProps) {
  const { t } = useTranslation(['secretariat', 'common'])
  const form = useFields(lastResult, DEFAULTS)
  const crumbs = [
    { label: t('interests.title'), to: paths.interests() },
    { label: interest.organisationName, to: paths.interestRecord(interest.id) },
    { label: t('interest.decline') },
  ]
  return (
    <Page narrow>
      <PageHeader
        title={t('interest.decline-title', { name: interest.name })}
        lead={t('interest.decline-lead')}
        crumbs={crumbs}
      />
      <PostForm noValidate className="field-stack">
        <ErrorSummary form={form} />
        <TextArea
          field={form.fields.reason}
          label={t('interest.reason')}
          hint={t('interest.reason-hint', { language: t(`common:language.${interest.language}`) })}
          rows={6}
          limit={2000}
          required
        />
        <ButtonRow>
          <Button type="submit" variant="danger" pending={useSending()}>
            {t('interest.decline-submit')}
          </Button>
          <LinkButton to={paths.interestRecord(interest.id)}>{t('common:cancel')}</LinkButton>
        </ButtonRow>
      </PostForm>
    </Page>
  )
}
