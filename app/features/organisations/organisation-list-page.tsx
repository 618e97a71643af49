import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { countryName } from '#app/shared/country-name.ts'
import { paths } from '#app/shared/paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'

type Line = { id: string; name: string; country: string; groupId: string; members: number }

export function OrganisationListPage({ organisations, groupId }: { organisations: Line[]; groupId: string }) {
  const { t } = useTranslation(['secretariat', 'common'])
  const { groups } = useGroups()
  const format = useFormat()
  const field = { name: 'group', id: 'filter-group', errorId: 'filter-group-error', defaultValue: groupId }
  return (
    <Page>
      <PageHeader
        title={t('organisations.title')}
        lead={t('organisations.lead', { count: organisations.length })}
        actions={
          <LinkButton variant="primary" icon="plus" to={paths.newOrganisation()}>
            {t('organisations.add')}
          </LinkButton>
        }
      />
      <Form method="get" className="mb-6 flex flex-wrap items-end gap-4">
        <SelectField
          field={field}
          label={t('organisations.group')}
          options={[
            { value: '', label: t('common:all') },
            ...groups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button type="submit">{t('common:apply')}</Button>
      </Form>
      {organisations.length === 0 ? (
        <EmptyState title={t('organisations.empty')} />
      ) : (
        <Table
          caption={t('organisations.title')}
          rows={organisations}
          rowKey={(organisation) => organisation.id}
          columns={[
            {
              key: 'name',
              label: t('organisations.name'),
              header: true,
              cell: (one) => <Link to={paths.organisation(one.id)}>{one.name}</Link>,
            },
            { key: 'group', label: t('organisations.group'), cell: (one) => <GroupName groupId={one.groupId} /> },
            {
              key: 'country',
              label: t('organisations.country'),
              cell: (one) => countryName(one.country, format.language),
            },
            {
              key: 'members',
              label: t('organisations.seats'),
              numeric: true,
              cell: (one) => format.number(one.members),
            },
          ]}
        />
      )}
    </Page>
  )
}
