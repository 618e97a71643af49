import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary, SelectField, TextArea } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { MAX_REASON } from './indicator-words.ts'

type MergePageProps = {
  roundtableId: string
  indicator: { id: string; code: string; name: string }
  choices: { id: string; code: string; name: string }[]
  lastResult: SubmissionResult | undefined
}

/** Two that say the same become one: what happens is said before the button. */
export function MergePage({ roundtableId, indicator, choices, lastResult }: MergePageProps) {
  const { t } = useTranslation('indicators')
  const form = useFields(lastResult, { into: '', reason: '' })
  const sending = useSending()
  const record = paths.indicator(roundtableId, indicator.id)
  return (
    <Page narrow>
      <PageHeader
        serif
        code={indicator.code}
        title={t('merge.title', { name: indicator.name })}
        lead={t('merge.lead', { code: indicator.code })}
        crumbs={[
          { label: t('list.title'), to: paths.indicators(roundtableId) },
          { label: indicator.code, to: record },
          { label: t('merge.crumb') },
        ]}
      />
      <Card>
        <PostForm noValidate className="grid gap-6">
          <ErrorSummary form={form} />
          <SelectField
            field={form.fields.into}
            label={t('merge.into')}
            options={[
              { value: '', label: t('merge.choose') },
              ...choices.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
            ]}
          />
          <TextArea
            field={form.fields.reason}
            label={t('merge.reason')}
            hint={t('merge.reason-hint')}
            limit={MAX_REASON}
            rows={3}
          />
          <div className="button-row">
            <Button type="submit" variant="primary" pending={sending}>
              {t('merge.submit')}
            </Button>
            <LinkButton to={record} variant="quiet">
              {t('cancel', { ns: 'common' })}
            </LinkButton>
          </div>
        </PostForm>
      </Card>
    </Page>
  )
}
