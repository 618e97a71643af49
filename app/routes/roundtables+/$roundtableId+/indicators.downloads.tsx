import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { DownloadsPage } from '#app/features/indicators/exports/downloads-page.tsx'
import { indicatorFilters } from '#app/features/indicators/indicator-filters.schema.ts'
import { countedIn } from '#app/features/indicators/list.queries.server.ts'

export const handle = { namespaces: ['indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  search: indicatorFilters,
  load: async ({ roundtableId, place, search: filters, t }) => ({
    roundtableId,
    title: t('indicators:downloads.title'),
    filters,
    ...(await countedIn(place, filters)),
  }),
})

export default function Downloads() {
  return <DownloadsPage {...useLoaderData<typeof loader>()} />
}
