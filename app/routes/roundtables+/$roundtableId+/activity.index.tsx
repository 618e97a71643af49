import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { activityOf } from '#app/features/activity/activity.queries.server.ts'
import { activityFilterSchema } from '#app/features/activity/activity.schema.ts'
import { ActivityPage } from '#app/features/activity/activity-page.tsx'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { membersOf } from '#app/features/members/table.queries.server.ts'
import { FEED_KINDS } from '#app/shared/feed-kinds.ts'

export const handle = { namespaces: ['activity'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  search: activityFilterSchema,
  async load({ roundtableId, roundtable, standing, search: filter, t }) {
    const [feed, members] = await Promise.all([
      activityOf(roundtableId, filter, standing),
      membersOf(roundtableId, standing),
    ])
    const people = members.map(({ personId, name }) => ({ id: personId, name }))
    return {
      roundtableId,
      title: t('activity:feed.title-of', { number: roundtable.number }),
      feed,
      filter,
      people,
      kinds: [...FEED_KINDS],
    }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Activity() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId)
  return <ActivityPage {...page} />
}
