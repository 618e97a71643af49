import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ActivityPage } from '#app/features/activity/activity-page.tsx'
import { activityOf } from '#app/features/activity/activity.queries.server.ts'
import { activityFilterSchema } from '#app/features/activity/activity.schema.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { roundtableFor } from '#app/features/roundtables/roundtables.queries.server.ts'
import { useLiveRevalidation } from '#app/features/roundtables/use-live.ts'
import { membersOf } from '#app/features/roundtables/table.queries.server.ts'
import { handled, searchOf } from '#app/platform/http.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { FEED_KINDS } from '#app/shared/feed-kinds.ts'

export const handle = { namespaces: ['activity'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  const { roundtable, standing } = await roundtableFor(actor, roundtableId, 'view')
  const filter = searchOf(request, activityFilterSchema)
  const [feed, members] = await Promise.all([activityOf(roundtableId, filter), membersOf(roundtableId, standing)])
  const people = members.map(({ personId, name }) => ({ id: personId, name }))
  const title = translator(actor.language)('activity:feed.title-of', { number: roundtable.number })
  return { roundtableId, title, feed, filter, people, kinds: [...FEED_KINDS] }
})

export default function Activity() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId)
  return <ActivityPage {...page} />
}
