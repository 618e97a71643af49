import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineLoader } from '#app/features/access/route.server.ts'
import { mayMap } from '#app/features/crosswalk/mapping.policy.ts'
import { mappingFilters } from '#app/features/crosswalk/mapping.schema.ts'
import { foundEntries, mappingsOf } from '#app/features/crosswalk/mappings.queries.server.ts'
import { MappingsPage } from '#app/features/crosswalk/mappings-page.tsx'
import { onIndicator } from '#app/features/indicators/indicators.queries.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'

export const handle = { namespaces: ['crosswalk', 'indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onIndicator('view'),
  search: mappingFilters,
  async load({ roundtableId, roundtable, standing, place, subject, search: { q }, language, t }) {
    const { id, code, name } = subject.indicator
    const can = { map: mayMap(standing, roundtable) }
    const [mappings, found] = await Promise.all([
      mappingsOf(place, { indicatorId: id }, language),
      can.map ? foundEntries(place, q, language) : [],
    ])
    const title = `${code} – ${t('crosswalk:title')}`
    return { roundtableId, title, indicator: { id, code, name }, mappings, q, found, can }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Mappings() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['indicators'], { indicatorId: page.indicator.id })
  return <MappingsPage {...page} />
}
