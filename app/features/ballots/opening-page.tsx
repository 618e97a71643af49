import type { SubmissionResult } from '@conform-to/dom'
import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { MethodName } from './methods/method-names.ts'
import { SCREENS } from './methods/method-screens.tsx'
import { MethodTabs } from './methods/method-tabs.tsx'
import { METHODS_FOR, type SubjectRef } from './subjects/subject-types.ts'
import type { OrganisationRow } from './terms/organisations.server.ts'
import { TermsFields } from './terms/terms-fields.tsx'

type OpeningPageProps = {
  roundtableId: string
  subject: SubjectRef
  code: string
  name: string
  method: MethodName
  round: number
  organisations: OrganisationRow[]
  openAt: string | null
  lastResult: SubmissionResult | undefined
}

/** What is asked, how people answer, and what it takes: the methods are links, so that the choice needs no script. */
export function OpeningPage({
  roundtableId,
  subject,
  code,
  name,
  method,
  round,
  organisations,
  openAt,
  lastResult,
}: OpeningPageProps) {
  const { t } = useTranslation('ballots')
  const sending = useSending()
  const to = paths.subjectBallot(roundtableId, subject)
  const { SettingsFields } = SCREENS[method]
  return (
    <Page narrow>
      <PageHeader
        serif
        code={code}
        title={name}
        lead={t('open.title', { round })}
        crumbs={[{ label: t('list.title'), to: paths.ballots(roundtableId) }, { label: t('open.crumb') }]}
      />
      {openAt ? (
        <Banner tone="notice">
          {t('open.already')} <Link to={openAt}>{t('open.to-it')}</Link>
        </Banner>
      ) : null}
      <Card title={t('open.method')}>
        <MethodTabs methods={METHODS_FOR[subject.type]} chosen={method} to={(one) => `${to}?method=${one}`} />
        <PostForm key={method} action={`${to}?method=${method}`} noValidate className="mt-4 grid gap-6">
          <SettingsFields lastResult={lastResult} />
          <TermsFields lastResult={lastResult} organisations={organisations} />
          <Button type="submit" variant="primary" pending={sending} className="justify-self-start">
            {t('open.submit', { round })}
          </Button>
        </PostForm>
      </Card>
    </Page>
  )
}
