import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { countryName } from '#app/shared/country-name.ts'
import { paths } from '#app/shared/paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Time, useFormat } from '#app/ui/format.tsx'
import { GroupName } from '#app/ui/group.tsx'
import { Card, Facts, Page, PageHeader } from '#app/ui/page.tsx'
import { InterestStateTag } from './interest-state-tag.tsx'

export type InterestRecord = {
  id: string
  organisationName: string
  groupId: string
  country: string
  website: string
  name: string
  jobTitle: string
  email: string
  motivation: string
  availability: string
  language: string
  summaryByMail: boolean
  state: string
  suspected: boolean
  reason: string
  createdAt: Date | string
  decidedAt: Date | string | null
  organisationId: string | null
}
type InterestPageProps = {
  interest: InterestRecord
  can: { decide: boolean }
  known: { person: string | null; organisation: string | null }
  by: string | null
}

export function InterestPage({ interest, can, known, by }: InterestPageProps) {
  const { t } = useTranslation('secretariat')
  const crumbs = [{ label: t('interests.title'), to: paths.interests() }, { label: interest.organisationName }]
  return (
    <Page narrow>
      <PageHeader
        title={interest.organisationName}
        crumbs={crumbs}
        meta={
          <>
            <InterestStateTag state={interest.state} suspected={interest.suspected} />
            <Time value={interest.createdAt} as="dateTime" />
          </>
        }
        actions={
          can.decide ? (
            <>
              <LinkButton variant="primary" to={paths.interestAcceptance(interest.id)}>
                {t('interest.accept')}
              </LinkButton>
              <LinkButton to={paths.interestDecline(interest.id)}>{t('interest.decline')}</LinkButton>
            </>
          ) : undefined
        }
      />
      <div className="column">
        {interest.suspected ? <Banner>{t('interest.suspected')}</Banner> : null}
        {interest.state === 'new' ? <KnownNotes known={known} /> : <Decision interest={interest} by={by} />}
        <Card title={t('interest.motivation')}>
          <p className="max-w-measure whitespace-pre-line text-lg">{interest.motivation}</p>
        </Card>
        <Card title={t('interest.answers')}>
          <Answers interest={interest} />
        </Card>
      </div>
    </Page>
  )
}

function KnownNotes({ known }: { known: InterestPageProps['known'] }) {
  const { t } = useTranslation('secretariat')
  if (!known.person && !known.organisation) return null
  return (
    <Card title={t('interest.known')}>
      <ul className="list-lines">
        {known.organisation ? <li>{t('interest.known-organisation', { name: known.organisation })}</li> : null}
        {known.person ? <li>{t('interest.known-person', { name: known.person })}</li> : null}
      </ul>
    </Card>
  )
}

function Decision({ interest, by }: { interest: InterestRecord; by: string | null }) {
  const { t } = useTranslation('secretariat')
  return (
    <Card title={t(`interest.decided.${interest.state}`)}>
      <p className="text-ink-2">
        {by ?? t('interest.decided.somebody')}{' '}
        {interest.decidedAt ? <Time value={interest.decidedAt} as="dateTime" /> : null}
      </p>
      {interest.reason ? <p className="mt-3 whitespace-pre-line">{interest.reason}</p> : null}
      {interest.organisationId ? (
        <p className="mt-3">
          <Link to={paths.organisation(interest.organisationId)}>{t('interest.decided.organisation')}</Link>
        </p>
      ) : null}
    </Card>
  )
}

function Answers({ interest }: { interest: InterestRecord }) {
  const { t } = useTranslation(['secretariat', 'public', 'common'])
  const { language } = useFormat()
  const facts = [
    { label: t('interests.group'), value: <GroupName groupId={interest.groupId} /> },
    { label: t('interests.country'), value: countryName(interest.country, language) },
    {
      label: t('interest.website'),
      value: interest.website ? (
        <a href={interest.website} rel="noreferrer nofollow">
          {interest.website}
        </a>
      ) : null,
    },
    { label: t('interests.person'), value: interest.name },
    { label: t('interest.job-title'), value: interest.jobTitle },
    { label: t('interest.email'), value: <a href={`mailto:${interest.email}`}>{interest.email}</a> },
    {
      label: t('interest.availability'),
      value: t(`public:interest.available.${interest.availability}`, { defaultValue: interest.availability }),
    },
    { label: t('interest.language'), value: t(`common:language.${interest.language}`) },
    { label: t('interest.summary'), value: t(interest.summaryByMail ? 'common:yes' : 'common:no') },
  ]
  return <Facts facts={facts.filter((fact) => fact.value)} />
}
