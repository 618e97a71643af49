import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import type { ActivityPage as Feed } from './activity.queries.server.ts'
import { ActivityList } from './activity-list.tsx'

type Filter = { kind?: string; group?: string; person?: string; before?: string }
type Props = {
  roundtableId: string
  feed: Feed
  filter: Filter
  people: { id: string; name: string }[]
  kinds: string[]
}

export function ActivityPage({ roundtableId, feed, filter, people, kinds }: Props) {
  const { t } = useTranslation('activity')
  const filtered = Boolean(filter.kind || filter.group || filter.person)
  const kept = Object.entries(filter).filter(([key, value]) => key !== 'before' && value) as [string, string][]
  const older = feed.next ? `?${new URLSearchParams([...kept, ['before', feed.next]])}` : null
  return (
    <Page narrow>
      <PageHeader title={t('feed.title')} lead={t('feed.lead')} />
      <Filters {...{ roundtableId, filter, people, kinds, filtered }} />
      {feed.lines.length === 0 ? (
        <EmptyState title={t('feed.empty')}>{filtered ? t('feed.empty-filtered') : t('feed.empty-all')}</EmptyState>
      ) : (
        <Card>
          <ActivityList lines={feed.lines} />
        </Card>
      )}
      <div className="button-row mt-5">
        {older ? <LinkButton to={older}>{t('feed.older')}</LinkButton> : null}
        {filter.before ? <Link to={`?${new URLSearchParams(kept)}`}>{t('feed.newest')}</Link> : null}
      </div>
    </Page>
  )
}

function Filters({ roundtableId, filter, people, kinds, filtered }: Omit<Props, 'feed'> & { filtered: boolean }) {
  const { t } = useTranslation('activity')
  const { groups } = useGroups()
  const { fields } = useFields(undefined, { kind: filter.kind, group: filter.group, person: filter.person })
  const any = { value: '', label: t('filter.any') }
  return (
    <Form
      method="get"
      className="mb-6 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap"
      key={JSON.stringify(filter)}
    >
      <SelectField
        field={fields.kind}
        label={t('filter.kind')}
        options={[any, ...kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))]}
      />
      <SelectField
        field={fields.group}
        label={t('filter.group')}
        options={[any, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <SelectField
        field={fields.person}
        label={t('filter.person')}
        options={[any, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Button type="submit">{t('filter.apply')}</Button>
      {filtered ? <Link to={paths.activity(roundtableId)}>{t('filter.clear')}</Link> : null}
    </Form>
  )
}
