import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { defineLoader } from '#app/features/access/route.server.ts'
import { MappingForm } from '#app/features/crosswalk/mapping-form.tsx'
import { MappingList } from '#app/features/crosswalk/mapping-list.tsx'
import { indicatorChoices, mappingsOf } from '#app/features/crosswalk/mappings.queries.server.ts'
import { mayPropose } from '#app/features/indicators/indicator.policy.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { EntryPage } from '#app/features/references/entry-page.tsx'
import { entryRecord, onEntry } from '#app/features/references/references.queries.server.ts'
import { Card } from '#app/ui/page.tsx'

export const handle = { namespaces: ['references', 'indicators', 'crosswalk'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onEntry(),
  async load({ roundtableId, roundtable, standing, place, subject, language }) {
    const can = { propose: mayPropose(standing, roundtable) }
    const [record, mappings, choices] = await Promise.all([
      entryRecord(subject, language),
      mappingsOf(place, { entryId: subject.entry.id }, language),
      can.propose ? indicatorChoices(place) : [],
    ])
    const title = `${record.framework.short} ${record.entry.code} ${record.entry.label}`
    return { roundtableId, title, ...record, mappings, choices, can }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Entry() {
  const { mappings, choices, ...page } = useLoaderData<typeof loader>()
  const { t } = useTranslation('crosswalk')
  useLiveRevalidation(page.roundtableId, ['indicators'])
  return (
    <EntryPage {...page}>
      <Card title={t('mapped-from')}>
        <MappingList roundtableId={page.roundtableId} mappings={mappings} of="entry" />
      </Card>
      {choices.length ? (
        <Card title={t('form.title-entry')}>
          <MappingForm
            roundtableId={page.roundtableId}
            entryId={page.entry.id}
            choices={choices.map(({ id, code, name }) => ({ id, code, label: name }))}
          />
        </Card>
      ) : null}
    </EntryPage>
  )
}
