import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { withAnswered } from '#app/features/ballots/answered.ts'
import { chosenFrom } from '#app/features/indicators/bulk-list.ts'
import { mayImport, mayPropose } from '#app/features/indicators/indicator.policy.ts'
import { indicatorFilters } from '#app/features/indicators/indicator-filters.schema.ts'
import { placesIn } from '#app/features/indicators/indicators.queries.server.ts'
import { indicatorsIn } from '#app/features/indicators/list.queries.server.ts'
import { ListPage } from '#app/features/indicators/list-page.tsx'
import { useCounts } from '#app/features/live/use-counts.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'

export const handle = { namespaces: ['indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  search: indicatorFilters.extend({ chosen: z.string().catch('').default('') }),
  async load({ roundtableId, roundtable, standing, place, search: { chosen, ...filters }, t }) {
    const [list, places] = await Promise.all([indicatorsIn(place, filters), placesIn(roundtableId)])
    const title = t('indicators:list.title-of', { number: roundtable.number })
    const can = { propose: mayPropose(standing, roundtable), import: mayImport(standing, roundtable) }
    return { roundtableId, title, filters, list, places, chosen: chosenFrom(chosen), can }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Indicators() {
  const page = useCounts(useLoaderData<typeof loader>(), withAnswered)
  useLiveRevalidation(page.roundtableId, ['indicators', 'ballots', 'answered', 'members'])
  return <ListPage {...page} />
}
