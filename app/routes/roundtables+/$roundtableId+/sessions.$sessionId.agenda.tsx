import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { changeAgenda } from '#app/features/sessions/agenda.server.ts'
import { AgendaPage } from '#app/features/sessions/agenda-page.tsx'
import { plannerPage } from '#app/features/sessions/planner.queries.server.ts'
import { agendaSchema } from '#app/features/sessions/session.schema.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['sessions'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** What is open beside the agenda. */
const id = z.uuid().optional().catch(undefined)
const beside = z.object({ item: id, link: id })

export const loader = defineLoader({
  access: onSession('moderate'),
  search: beside,
  load: async ({ roundtableId, subject, search, language, t }) => ({
    roundtableId,
    title: t('sessions:agenda.title-of', { number: subject.session.number }),
    ...(await plannerPage(subject, search, language)),
  }),
})

export const action = defineAct({
  access: onSession('moderate'),
  search: beside,
  form: agendaSchema,
  hasPage: 'for-refusals',
  run: ({ subject, input }) => changeAgenda(subject, input),
  back: ({ roundtableId, sessionId, search: { item } }) =>
    `${sessionPaths.agenda(roundtableId, sessionId)}${item ? `?item=${item}` : ''}`,
  done: ({ input }) => `sessions:done.${input.act}`,
  says({ value: done, input, roundtableId, sessionId }) {
    if (!done || input.act === 'edit') return done && undefined
    const action = sessionPaths.agenda(roundtableId, sessionId)
    return { values: { title: done.title }, undo: done.undo && { action, fields: done.undo } }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Agenda() {
  const page = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  useLiveRevalidation(page.roundtableId, ['sessions'], { sessionId: page.session.id })
  return <AgendaPage key={page.session.id} {...page} lastResult={answer?.result} />
}
