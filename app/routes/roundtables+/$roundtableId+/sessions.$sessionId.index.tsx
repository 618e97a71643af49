import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { agendaOf } from '#app/features/sessions/agenda.queries.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { SessionPage } from '#app/features/sessions/session-page.tsx'
import { sessionView } from '#app/features/sessions/sessions.queries.server.ts'

export const handle = { namespaces: ['sessions'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSession('view'),
  load: async ({ roundtableId, subject, t }) => ({
    roundtableId,
    title: t('sessions:name', { number: subject.session.number, title: subject.session.title }),
    session: sessionView(subject),
    agenda: await agendaOf(subject),
  }),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Session() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['sessions'], { sessionId: page.session.id })
  return <SessionPage {...page} />
}
