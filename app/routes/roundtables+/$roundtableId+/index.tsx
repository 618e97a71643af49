import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ActivityList } from '#app/features/activity/activity-list.tsx'
import { activityOf } from '#app/features/activity/activity.queries.server.ts'
import { outlineOf } from '#app/features/frameworks/frameworks.queries.server.ts'
import { ProgressCard } from '#app/features/frameworks/progress-card.tsx'
import { HomePage } from '#app/features/roundtables/home-page.tsx'
import { askedOf, ballotsToAnswer, changesSince } from '#app/features/roundtables/home.queries.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { roundtableFor } from '#app/features/roundtables/roundtables.queries.server.ts'
import { seatsOf } from '#app/features/roundtables/table.queries.server.ts'
import { useLiveRevalidation } from '#app/features/roundtables/use-live.ts'
import { noteVisit } from '#app/features/roundtables/visits.server.ts'
import { handled } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { localized } from '#app/shared/localized.ts'

const WEEK_MS = 7 * 86_400_000

export const handle = { namespaces: ['roundtable', 'home', 'activity'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.roundtable.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  const { roundtable, standing } = await roundtableFor(actor, roundtableId, 'view')
  const { since, header } = await noteVisit(request, roundtableId)
  const [changes, ballots, asked, outline, seats, feed] = await Promise.all([
    changesSince(roundtableId, actor.personId, since ?? new Date(Date.now() - WEEK_MS)),
    ballotsToAnswer(roundtableId, standing),
    askedOf(roundtableId, standing),
    outlineOf(roundtableId),
    seatsOf(roundtableId),
    activityOf(roundtableId, {}, 24),
  ])
  const { id, number, state } = roundtable
  const home = { roundtable: { id, number, state, title: localized(roundtable.title, actor.language) }, changes, ballots, asked, outline, seats }
  return data({ ...home, since: since?.toISOString() ?? null, recent: feed.lines }, { headers: { 'Set-Cookie': header } })
})

export default function RoundtableHome() {
  const { outline, recent, ...home } = useLoaderData<typeof loader>()
  useLiveRevalidation(home.roundtable.id)
  return (
    <HomePage
      {...home}
      progress={<ProgressCard roundtableId={home.roundtable.id} outline={outline} />}
      recent={recent.length ? <ActivityList lines={recent} compact /> : null}
    />
  )
}
