import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { ErrorSummary } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { EMPTY_LIST } from './list-fields.tsx'
import { ListFields } from './list-fields.tsx'

type Props = {
  roundtableId: string
  framework: { id: string; short: string; name: string }
  values: typeof EMPTY_LIST
  lastResult: SubmissionResult | undefined
}

/** What is said of a list, and the way to take it away. */
export function ReferenceEditPage({ roundtableId, framework, values, lastResult }: Props) {
  const { t } = useTranslation('references')
  const sending = useSending()
  const form = useFields(lastResult, values)
  const list = referencePaths.reference(roundtableId, framework.id)
  return (
    <Page narrow>
      <PageHeader
        title={t('edit.title')}
        crumbs={[
          { label: t('list.title'), to: referencePaths.references(roundtableId) },
          { label: `${framework.short} ${framework.name}`, to: list },
          { label: t('edit.title') },
        ]}
      />
      <Card>
        <PostForm noValidate className="grid gap-6">
          <ErrorSummary form={form} />
          <ListFields fields={form.fields} />
          <p className="text-sm text-ink-2">{t('edit.text-hint')}</p>
          <div className="button-row">
            <Button type="submit" variant="primary" pending={sending}>
              {t('edit.save')}
            </Button>
            <LinkButton to={list} variant="quiet">
              {t('edit.cancel')}
            </LinkButton>
          </div>
        </PostForm>
      </Card>
      <Card className="mt-5">
        <Disclosure summary={t('edit.remove')} icon="trash">
          <p className="mt-3">{t('edit.remove-text')}</p>
          <PostForm action={referencePaths.referenceRemoval(roundtableId, framework.id)} className="button-row mt-3">
            <Button type="submit" variant="danger">
              {t('edit.remove-submit', { list: framework.short })}
            </Button>
          </PostForm>
        </Disclosure>
      </Card>
    </Page>
  )
}
