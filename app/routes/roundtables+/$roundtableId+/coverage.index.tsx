import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { coverageIn } from '#app/features/crosswalk/coverage.queries.server.ts'
import { CoveragePage } from '#app/features/crosswalk/coverage-page.tsx'
import { coverageFilters } from '#app/features/crosswalk/mapping.schema.ts'
import { mayPropose } from '#app/features/indicators/indicator.policy.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { mayImportReferences } from '#app/features/references/reference.policy.ts'

export const handle = { namespaces: ['crosswalk', 'indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  search: coverageFilters,
  async load({ roundtableId, roundtable, standing, place, search: filters, language, t }) {
    const can = { propose: mayPropose(standing, roundtable), import: mayImportReferences(standing, roundtable) }
    const page = await coverageIn(place, filters, language)
    return { roundtableId, title: t('crosswalk:coverage.title'), filters, can, ...page }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Coverage() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['indicators', 'outline'])
  return <CoveragePage {...page} />
}
