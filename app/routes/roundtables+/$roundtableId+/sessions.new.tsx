import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { NewPage } from '#app/features/sessions/new-page.tsx'
import { newSessionSchema } from '#app/features/sessions/session.schema.ts'
import { onSessions } from '#app/features/sessions/session-access.server.ts'
import { sessionsIn } from '#app/features/sessions/sessions.queries.server.ts'
import { planSession } from '#app/features/sessions/sessions.server.ts'
import { valuesToBegin } from '#app/features/sessions/settings-form-values.ts'
import { templatesAt } from '#app/features/sessions/templates.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { timeZonesWith } from '#app/shared/zoned-time.ts'
import { revalidateAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['sessions'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSessions,
  search: z.object({ from: z.string().max(60).optional() }),
  async load({ roundtableId, place, actor, search: { from }, t }) {
    const [{ next, past }, templates] = await Promise.all([sessionsIn(place), templatesAt(place)])
    const sessions = [...past, ...next].map(({ id, number, title }) => ({ id, number, title }))
    const first = sessions.find(({ id }) => from === `session:${id}`)
    return {
      roundtableId,
      title: t('sessions:new.title'),
      values: { ...valuesToBegin(actor.timeZone, new Date()), title: first?.title ?? '', from },
      timeZones: timeZonesWith(actor.timeZone),
      sessions,
      templates: templates.map(({ id, title }) => ({ id, title })),
    }
  },
})

export const action = defineForm({
  access: onSessions,
  form: newSessionSchema,
  run: ({ place, input }) => planSession(place, input),
  to: ({ roundtableId, value }) => sessionPaths.agenda(roundtableId, value.id),
  done: 'sessions:done.planned',
})

export const shouldRevalidate = revalidateAfterRefusal

export default function NewSession() {
  const answer = useFormAnswer<typeof action>()
  return <NewPage {...useLoaderData<typeof loader>()} lastResult={answer?.result} />
}
