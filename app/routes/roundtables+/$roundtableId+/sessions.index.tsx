import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { sessionsIn } from '#app/features/sessions/sessions.queries.server.ts'
import { SessionsPage } from '#app/features/sessions/sessions-page.tsx'

export const handle = { namespaces: ['sessions'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  load: async ({ place, roundtableId, roundtable, t }) => ({
    roundtableId,
    title: t('sessions:list.title-of', { number: roundtable.number }),
    ...(await sessionsIn(place)),
  }),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Sessions() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['sessions'])
  return <SessionsPage {...page} />
}
