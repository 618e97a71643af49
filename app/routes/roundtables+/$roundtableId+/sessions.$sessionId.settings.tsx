import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { changedMeanwhile } from '#app/features/sessions/meanwhile.server.ts'
import { sessionSchema } from '#app/features/sessions/session.schema.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { sessionView } from '#app/features/sessions/sessions.queries.server.ts'
import { changeSession } from '#app/features/sessions/sessions.server.ts'
import { formValuesOf } from '#app/features/sessions/settings-form-values.ts'
import { SettingsPage } from '#app/features/sessions/settings-page.tsx'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { timeZonesWith } from '#app/shared/zoned-time.ts'
import { revalidateAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['sessions'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSession('moderate'),
  load: ({ roundtableId, subject, t }) => ({
    roundtableId,
    title: t('sessions:settings.title-of', { number: subject.session.number }),
    session: sessionView(subject),
    version: subject.session.version,
    values: formValuesOf(subject.session),
    timeZones: timeZonesWith(subject.session.timeZone),
  }),
})

export const action = defineForm({
  access: onSession('moderate'),
  form: sessionSchema,
  run: ({ subject, input }) => changeSession(subject, input),
  beside: async ({ subject, input }) => ({ meanwhile: await changedMeanwhile(subject, input) }),
  to: ({ roundtableId, sessionId }) => sessionPaths.session(roundtableId, sessionId),
  done: 'sessions:done.changed',
})

export const shouldRevalidate = revalidateAfterRefusal

export default function SessionSettings() {
  const answer = useFormAnswer<typeof action>()
  const page = useLoaderData<typeof loader>()
  return <SettingsPage key={page.session.id} {...page} lastResult={answer?.result} meanwhile={answer?.meanwhile} />
}
