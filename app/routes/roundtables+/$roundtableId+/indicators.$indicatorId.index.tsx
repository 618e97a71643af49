import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { latestBallotOf } from '#app/features/ballots/ballots.queries.server.ts'
import { recordOf } from '#app/features/indicators/record.queries.server.ts'
import { indicatorFor } from '#app/features/indicators/indicators.queries.server.ts'
import { RecordPage } from '#app/features/indicators/record-page.tsx'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handled } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['indicators', 'ballots'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, indicatorId } = idsOf(params, 'roundtableId', 'indicatorId')
  const subject = await indicatorFor(actor, roundtableId, indicatorId, 'view')
  const [record, ballot] = await Promise.all([recordOf(subject), latestBallotOf(subject)])
  return { roundtableId, title: `${subject.indicator.code} ${subject.indicator.name}`, ballot, ...record }
})

export default function Indicator() {
  const page = useLoaderData<typeof loader>()
  return <RecordPage key={page.indicator.id} {...page} />
}
