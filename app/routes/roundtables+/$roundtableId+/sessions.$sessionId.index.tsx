import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { agendaOf } from '#app/features/sessions/agenda.queries.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { SessionPage } from '#app/features/sessions/session-page.tsx'
import { sessionView } from '#app/features/sessions/sessions.queries.server.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import { LinkButton } from '#app/ui/button.tsx'

export const handle = { namespaces: ['sessions'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSession('view'),
  load: async ({ roundtableId, subject, t }) => ({
    roundtableId,
    title: t('sessions:name', { number: subject.session.number, title: subject.session.title }),
    session: sessionView(subject),
    record: [t('minutes:crumb.minutes'), t('balance:title-session', { number: subject.session.number })],
    agenda: await agendaOf(subject),
  }),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Session() {
  const { record, ...page } = useLoaderData<typeof loader>()
  const { roundtableId, session } = page
  useLiveRevalidation(roundtableId, ['sessions'], { sessionId: session.id })
  const [minutes, balance] = record
  const acts =
    session.state === 'planned' ? null : (
      <>
        <LinkButton to={recordPaths.minutes(roundtableId, session.id)} icon="file">
          {minutes}
        </LinkButton>
        <LinkButton to={recordPaths.balance(roundtableId, session.id)} icon="scale">
          {balance}
        </LinkButton>
      </>
    )
  return <SessionPage {...page} acts={acts} />
}
