import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { countryName } from '#app/shared/country-name.ts'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { Time, useFormat } from '#app/ui/format.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { InterestStateTag } from './interest-state-tag.tsx'
import { INTEREST_STATES, type InterestState } from './interest-states.ts'

type Line = {
  id: string
  organisationName: string
  name: string
  country: string
  groupId: string
  state: string
  suspected: boolean
  createdAt: Date | string
}
type InterestListProps = {
  interests: Line[]
  counts: Record<InterestState, number>
  filter: { state?: InterestState; groupId?: string }
}

export function InterestListPage({ interests, counts, filter }: InterestListProps) {
  const { t } = useTranslation('secretariat')
  const format = useFormat()
  return (
    <Page>
      <PageHeader title={t('interests.title')} lead={t('interests.lead', { count: counts.new })} />
      <InterestFilter counts={counts} filter={filter} />
      {interests.length === 0 ? (
        <EmptyState title={t('interests.empty')}>{t('interests.empty-text')}</EmptyState>
      ) : (
        <Table
          caption={t('interests.title')}
          rows={interests}
          rowKey={(interest) => interest.id}
          columns={[
            {
              key: 'organisation',
              label: t('interests.organisation'),
              header: true,
              cell: (interest) => <Link to={paths.interestRecord(interest.id)}>{interest.organisationName}</Link>,
            },
            { key: 'group', label: t('interests.group'), cell: (interest) => <GroupName groupId={interest.groupId} /> },
            { key: 'person', label: t('interests.person'), cell: (interest) => interest.name },
            {
              key: 'country',
              label: t('interests.country'),
              cell: (interest) => countryName(interest.country, format.language),
            },
            { key: 'sent', label: t('interests.sent'), cell: (interest) => <Time value={interest.createdAt} /> },
            {
              key: 'state',
              label: t('interests.state'),
              cell: (interest) => <InterestStateTag state={interest.state} suspected={interest.suspected} />,
            },
          ]}
        />
      )}
    </Page>
  )
}

function InterestFilter({ counts, filter }: Pick<InterestListProps, 'counts' | 'filter'>) {
  const { t } = useTranslation(['secretariat', 'common'])
  const { groups } = useGroups()
  const field = (name: string, defaultValue = '') => ({
    name,
    id: `filter-${name}`,
    errorId: `filter-${name}-error`,
    defaultValue,
  })
  return (
    <Form method="get" className="mb-6 flex flex-wrap items-end gap-4" aria-label={t('interests.filter')}>
      <SelectField
        field={field('state', filter.state)}
        label={t('interests.state')}
        options={[
          { value: '', label: t('common:all') },
          ...INTEREST_STATES.map((state) => ({
            value: state,
            label: t('interests.state-count', { state: t(`interests.states.${state}`), count: counts[state] }),
          })),
        ]}
      />
      <SelectField
        field={field('group', filter.groupId)}
        label={t('interests.group')}
        options={[{ value: '', label: t('common:all') }, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Button type="submit">{t('common:apply')}</Button>
    </Form>
  )
}
