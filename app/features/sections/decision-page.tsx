import type { SubmissionResult } from '@conform-to/dom'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary, TextArea } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { Missing } from './decisions.server.ts'
import { REASON_LIMIT } from './limits.ts'

type Props = {
  kind: 'agreed' | 'reopened'
  title: string
  back: string
  ask?: string
  missing: Missing
  lastResult?: SubmissionResult
  /** What sessions have decided about it. */
  children: ReactNode
}

/** Asks before a section is agreed or reopened: the reason, and before an agreement what is missing and where to `ask` the table by a ballot. */
export function DecisionPage({ kind, title, back, ask, missing, lastResult, children }: Props) {
  const { t } = useTranslation('decision')
  const form = useFields(lastResult, { reason: '' })
  const busy = useSending()
  const needed = kind === 'reopened' || missing.silentGroupIds.length > 0 || missing.openThreads > 0
  return (
    <Page narrow>
      <PageHeader serif title={t(`${kind}.title`, { title })} lead={t(`${kind}.lead`)} />
      {ask ? <MissingCard missing={missing} ask={ask} /> : null}
      {children}
      <PostForm noValidate className="field-stack mt-6">
        <ErrorSummary form={form} />
        <TextArea
          field={form.fields.reason}
          label={t('reason')}
          hint={t('reason-hint')}
          rows={4}
          maxLength={REASON_LIMIT}
          required={needed}
          optional={!needed}
        />
        <ButtonRow>
          <Button type="submit" variant="primary" pending={busy}>
            {t(`${kind}.submit`)}
          </Button>
          <LinkButton to={back}>{t('cancel')}</LinkButton>
        </ButtonRow>
      </PostForm>
    </Page>
  )
}

function MissingCard({ missing: { silentGroupIds, openThreads }, ask }: { missing: Missing; ask: string }) {
  const { t } = useTranslation('decision')
  const { group } = useGroups()
  const format = useFormat()
  const silent = silentGroupIds.flatMap((id) => group(id)?.name ?? [])
  return (
    <Card title={t('missing')}>
      {silent.length + openThreads === 0 ? <p>{t('nothing-missing')}</p> : null}
      <ul className="list-lines">
        {silent.length ? <li>{t('silent', { groups: format.list(silent) })}</li> : null}
        {openThreads ? <li>{t('threads', { count: openThreads })}</li> : null}
      </ul>
      <p className="mt-4">
        {t('ask')} <Link to={ask}>{t('ask-ballot')}</Link>
      </p>
    </Card>
  )
}
