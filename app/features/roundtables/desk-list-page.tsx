import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { RoundtableLine } from '#app/features/workspace/list.queries.server.ts'
import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'

export function RoundtableDeskListPage({ roundtables }: { roundtables: RoundtableLine[] }) {
  const { t } = useTranslation(['secretariat', 'roundtable'])
  const format = useFormat()
  return (
    <Page>
      <PageHeader
        title={t('roundtables.title')}
        lead={t('roundtables.lead')}
        actions={
          <LinkButton variant="primary" icon="plus" to={paths.newRoundtable()}>
            {t('roundtables.add')}
          </LinkButton>
        }
      />
      {roundtables.length === 0 ? (
        <EmptyState title={t('roundtables.empty')} />
      ) : (
        <Table
          caption={t('roundtables.title')}
          rows={roundtables}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              label: t('roundtables.name'),
              header: true,
              cell: (one) => (
                <Link to={paths.deskRoundtable(one.id)}>
                  {t('roundtable:name', { number: one.number, title: one.title })}
                </Link>
              ),
            },
            { key: 'state', label: t('roundtables.state'), cell: (one) => t(`roundtable:state.${one.state}`) },
            {
              key: 'members',
              label: t('roundtables.members'),
              numeric: true,
              cell: (one) => format.number(one.members),
            },
            { key: 'go', label: t('roundtables.go'), cell: (one) => <Go {...one} /> },
          ]}
        />
      )}
    </Page>
  )
}

function Go({ id, state }: RoundtableLine) {
  const { t } = useTranslation('secretariat')
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      <Link to={paths.roundtable(id)}>{t('roundtables.open')}</Link>
      {state === 'closed' ? null : <Link to={paths.invitations(id)}>{t('roundtables.invite')}</Link>}
    </span>
  )
}
