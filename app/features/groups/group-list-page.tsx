import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { GroupCode } from '#app/ui/group.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import type { GroupView } from './groups.queries.server.ts'

export function GroupListPage({ groups, can }: { groups: GroupView[]; can: { add: boolean } }) {
  const { t } = useTranslation('secretariat')
  return (
    <Page>
      <PageHeader
        title={t('groups.title')}
        lead={t('groups.lead')}
        actions={
          can.add ? (
            <LinkButton variant="primary" icon="plus" to={paths.newGroup()}>
              {t('groups.add')}
            </LinkButton>
          ) : undefined
        }
      />
      <Table
        caption={t('groups.title')}
        rows={groups}
        rowKey={(group) => group.id}
        columns={[
          { key: 'place', label: t('groups.place'), numeric: true, cell: (group) => group.position + 1 },
          { key: 'code', label: t('groups.code'), cell: (group) => <GroupCode group={group} boxed /> },
          {
            key: 'name',
            label: t('groups.name'),
            header: true,
            cell: (group) => <Link to={paths.group(group.id)}>{group.name}</Link>,
          },
          { key: 'seats', label: t('groups.seats'), numeric: true, cell: (group) => group.seatsWanted },
          { key: 'description', label: t('groups.description'), cell: (group) => group.description },
        ]}
      />
    </Page>
  )
}
