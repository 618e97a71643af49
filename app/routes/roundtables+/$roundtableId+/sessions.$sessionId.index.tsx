import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { preparationOf } from '#app/features/preparation/preparation.queries.server.ts'
import { PreparationSection } from '#app/features/preparation/preparation-section.tsx'
import { AnswerCard } from '#app/features/session-calendar/answer-card.tsx'
import { CalendarCard } from '#app/features/session-calendar/calendar-card.tsx'
import { type Desk, invitationsOf } from '#app/features/session-calendar/invitations.queries.server.ts'
import { InvitationsCard } from '#app/features/session-calendar/invitations-card.tsx'
import { agendaOf } from '#app/features/sessions/agenda.queries.server.ts'
import { chipOf, linksOf } from '#app/features/sessions/links.queries.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { SessionPage } from '#app/features/sessions/session-page.tsx'
import { sessionView } from '#app/features/sessions/sessions.queries.server.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import { LinkButton } from '#app/ui/button.tsx'

export const handle = { namespaces: ['sessions', 'session-calendar', 'preparation'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** What is open beside the agenda. */
const beside = z.object({ link: z.uuid().optional().catch(undefined) })

export const loader = defineLoader({
  access: onSession('view'),
  search: beside,
  async load({ roundtableId, subject, search, language, t }) {
    const { id, number, title } = subject.session
    const [agenda, found, invitations, preparation] = await Promise.all([
      agendaOf(subject),
      linksOf(id, roundtableId, language),
      invitationsOf(subject),
      preparationOf(subject),
    ])
    const links = found.filter(({ itemId }) => agenda.lines.some((line) => line.id === itemId))
    return {
      roundtableId,
      title: t('sessions:name', { number, title }),
      session: sessionView(subject),
      record: [t('minutes:crumb.minutes'), t('balance:title-session', { number })],
      agenda,
      invitations,
      preparation,
      links: links.map(chipOf),
      openLink: links.find((link) => link.id === search.link) ?? null,
    }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Session() {
  const { record, invitations, preparation, ...page } = useLoaderData<typeof loader>()
  const { roundtableId, session } = page
  const ids = { roundtableId, sessionId: session.id }
  useLiveRevalidation(roundtableId, ['sessions'], { sessionId: session.id })
  const [minutes, balance] = record
  const { own, desk } = invitations ?? { own: null, desk: null }
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
  const first = own ? <AnswerCard {...ids} answer={own.answer} /> : null
  const beside = session.state === 'ended' ? null : <Beside {...ids} desk={desk} />
  return (
    <SessionPage {...page} {...{ acts, first, beside }}>
      {preparation ? <PreparationSection {...ids} {...{ preparation }} reminder={desk?.reminder ?? null} /> : null}
    </SessionPage>
  )
}

type BesideProps = { roundtableId: string; sessionId: string; desk: Desk | null }

/** What whoever comes does with it, and what its moderators have sent. */
function Beside({ desk, ...ids }: BesideProps) {
  return (
    <>
      <CalendarCard {...ids} />
      {desk ? <InvitationsCard {...ids} desk={desk} /> : null}
    </>
  )
}
