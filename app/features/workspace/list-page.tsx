import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Tag } from '#app/ui/badge.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Place, WorkspaceFrame as Frame, WorkspaceHeader } from '#app/ui/header.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { type Account, AccountMenu } from './account-menu.tsx'
import type { RoundtableLine } from './list.queries.server.ts'

type Props = { roundtables: RoundtableLine[]; programme: string; me: Account }

export function ListPage({ roundtables, programme, me }: Props) {
  const { t } = useTranslation('roundtable')
  const header = (
    <WorkspaceHeader
      home={paths.home()}
      homeLabel={t('frame.public-site')}
      place={<Place above={programme} name={t('list.title')} />}
      nav={[]}
      navLabel={t('frame.navigation')}
      end={<AccountMenu me={me} />}
    />
  )
  return (
    <Frame header={header}>
      <List roundtables={roundtables} />
    </Frame>
  )
}

function List({ roundtables }: Pick<Props, 'roundtables'>) {
  const { t } = useTranslation('roundtable')
  const { t: common } = useTranslation('common')
  return (
    <Page narrow>
      <PageHeader title={t('list.title')} lead={roundtables.length ? t('list.lead') : undefined} />
      {roundtables.length === 0 ? <EmptyState title={t('list.empty')}>{t('list.empty-text')}</EmptyState> : null}
      <ul className="grid gap-4">
        {roundtables.map((one) => (
          <li key={one.id} className="card card-padded">
            <h2 className="text-lg">
              <Link to={paths.roundtable(one.id)}>{t('name', { number: one.number, title: one.title })}</Link>
            </h2>
            <p className="mt-2 max-w-[60ch] text-ink-2">{one.summary}</p>
            <p className="mt-3 flex flex-wrap items-center gap-2 text-sm text-ink-2">
              <Tag>{t(`state.${one.state}`)}</Tag>
              {one.role ? <Tag>{common(`role.${one.role}`)}</Tag> : null}
              {one.organisation ? <span>{t('list.for', { organisation: one.organisation })}</span> : null}
              <span>{t('list.members', { count: one.members })}</span>
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
