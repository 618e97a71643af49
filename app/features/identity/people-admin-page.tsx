import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Tag } from '#app/ui/badge.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { ConfirmButton } from '#app/ui/dialog.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { TextField } from '#app/ui/field.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { GroupCode } from '#app/ui/group.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Table } from '#app/ui/table.tsx'

type PersonLine = {
  id: string
  name: string
  email: string
  secretariat: boolean
  disabledAt: Date | string | null
  invited: boolean
  sessions: number
  memberships: {
    role: string
    organisation: { name: string; groupId: string }
    roundtable: { id: string; number: number }
  }[]
  can: { disable: boolean }
}

export function PeopleAdminPage({ people, search }: { people: PersonLine[]; search: string }) {
  const { t } = useTranslation(['secretariat', 'common'])
  const format = useFormat()
  const field = { name: 'search', id: 'people-search', errorId: 'people-search-error', defaultValue: search }
  return (
    <Page>
      <PageHeader title={t('people.title')} lead={t('people.lead', { count: people.length })} />
      <Form method="get" role="search" className="mb-6 flex flex-wrap items-end gap-4">
        <TextField field={field} label={t('people.search')} type="search" />
        <Button type="submit">{t('common:search')}</Button>
      </Form>
      {people.length === 0 ? (
        <EmptyState title={t('people.empty')} />
      ) : (
        <Table
          caption={t('people.title')}
          rows={people}
          rowKey={(person) => person.id}
          columns={[
            { key: 'name', label: t('people.name'), header: true, cell: (person) => <NameCell person={person} /> },
            { key: 'seats', label: t('people.seats'), cell: (person) => <SeatsCell person={person} /> },
            {
              key: 'sessions',
              label: t('people.sessions'),
              numeric: true,
              cell: (person) => format.number(person.sessions),
            },
            {
              key: 'actions',
              label: t('people.actions'),
              hideLabel: true,
              cell: (person) => <Actions person={person} />,
            },
          ]}
        />
      )}
    </Page>
  )
}

function NameCell({ person }: { person: PersonLine }) {
  const { t } = useTranslation(['secretariat', 'common'])
  return (
    <>
      <bdi className="person-name">{person.name}</bdi>
      <span className="person-detail break-all">{person.email}</span>
      <span className="flex flex-wrap gap-1">
        {person.secretariat ? <Tag>{t('common:role.secretariat')}</Tag> : null}
        {person.disabledAt ? <Tag>{t('people.disabled')}</Tag> : null}
        {person.invited && !person.disabledAt ? <Tag>{t('people.invited')}</Tag> : null}
      </span>
    </>
  )
}

function SeatsCell({ person }: { person: PersonLine }) {
  const { t } = useTranslation(['secretariat', 'common'])
  return (
    <ul>
      {person.memberships.map(({ role, organisation, roundtable }) => (
        <li key={roundtable.id}>
          <GroupCode groupId={organisation.groupId} />{' '}
          {t('people.seat', {
            number: roundtable.number,
            organisation: organisation.name,
            role: t(`common:role.${role}`),
          })}
        </li>
      ))}
    </ul>
  )
}

function Actions({ person }: { person: PersonLine }) {
  return (
    <ButtonRow>
      {person.invited && !person.disabledAt ? (
        <Act person={person} act="invite" to={paths.personInvitation(person.id)} />
      ) : null}
      {person.sessions > 0 ? <Act person={person} act="end" to={paths.personSessions(person.id)} /> : null}
      {person.can.disable && !person.disabledAt ? <CloseAccess person={person} /> : null}
      {person.can.disable && person.disabledAt ? (
        <Act person={person} act="enable" to={paths.personReadmission(person.id)} />
      ) : null}
    </ButtonRow>
  )
}

function Act({ person, act, to }: { person: PersonLine; act: 'invite' | 'end' | 'enable'; to: string }) {
  const { t } = useTranslation('secretariat')
  return (
    <PostForm action={to}>
      <Button type="submit" size="sm" aria-label={t(`people.${act}-of`, { name: person.name })}>
        {t(`people.${act}`)}
      </Button>
    </PostForm>
  )
}

function CloseAccess({ person }: { person: PersonLine }) {
  const { t } = useTranslation('secretariat')
  return (
    <PostForm action={paths.personDisablement(person.id)}>
      <ConfirmButton
        size="sm"
        label={t('people.disable-of', { name: person.name })}
        question={t('people.disable-question', { name: person.name })}
        consequence={t('people.disable-consequence')}
        keep={t('people.disable-keep')}
      >
        {t('people.disable')}
      </ConfirmButton>
    </PostForm>
  )
}
