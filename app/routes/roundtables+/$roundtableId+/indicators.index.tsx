import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { indicatorFilters } from '#app/features/indicators/indicator-filters.schema.ts'
import { mayImport, mayPropose } from '#app/features/indicators/indicator.policy.ts'
import { indicatorsPlace, placesIn } from '#app/features/indicators/indicators.queries.server.ts'
import { ListPage } from '#app/features/indicators/list-page.tsx'
import { indicatorsIn } from '#app/features/indicators/list.queries.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { useLiveRevalidation } from '#app/features/roundtables/use-live.ts'
import { handled, searchOf } from '#app/platform/http.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { requireActor } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  const filters = searchOf(request, indicatorFilters)
  const place = await indicatorsPlace(actor, roundtableId, 'view')
  const [list, places] = await Promise.all([indicatorsIn(place, filters), placesIn(roundtableId)])
  const title = translator(actor.language)('indicators:list.title-of', { number: place.roundtable.number })
  const can = { propose: mayPropose(place.standing, place.roundtable), import: mayImport(place.standing, place.roundtable) }
  return { roundtableId, title, filters, list, places, can }
})

export default function Indicators() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['indicators', 'ballots', 'votes'])
  return <ListPage {...page} />
}
