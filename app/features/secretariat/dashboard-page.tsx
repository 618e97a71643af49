import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'

type Counts = {
  interests: number
  organisations: number
  people: number
  invited: number
  groups: number
  texts: number
  running: number
}

const LINES = [
  ['interests', paths.interests()],
  ['people', paths.allPeople()],
  ['organisations', paths.organisations()],
  ['groups', paths.groups()],
  ['texts', paths.publicTexts()],
  ['running', paths.deskRoundtables()],
] as const

export function DashboardPage({ counts }: { counts: Counts }) {
  const { t } = useTranslation('secretariat')
  const format = useFormat()
  return (
    <Page>
      <PageHeader title={t('dashboard.title')} lead={t('dashboard.lead')} />
      <ul className="grid gap-4 sm:grid-cols-2 md:grid-cols-3">
        {LINES.map(([name, to]) => (
          <li key={name} className="card card-padded">
            <p className="text-3xl font-bold tabular-nums">{format.number(counts[name])}</p>
            <h2 className="text-lg">
              <Link className="inline-block py-0.5" to={to}>
                {t(`dashboard.${name}`, { count: counts[name] })}
              </Link>
            </h2>
            <p className="mt-1 text-sm text-ink-2">{t(`dashboard.${name}-text`, { count: counts.invited })}</p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
