import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { onSessions } from '#app/features/sessions/session-access.server.ts'
import { templateSchema } from '#app/features/sessions/template.schema.ts'
import { changeTemplates, templatesAt } from '#app/features/sessions/templates.server.ts'
import { TemplatesPage } from '#app/features/sessions/templates-page.tsx'
import { sessionPaths } from '#app/shared/session-paths.ts'

export const handle = { namespaces: ['sessions'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSessions,
  load: async ({ roundtableId, place, t }) => ({
    roundtableId,
    title: t('sessions:templates.title'),
    templates: await templatesAt(place),
  }),
})

export const action = defineAct({
  access: onSessions,
  form: templateSchema,
  hasPage: true,
  run: ({ place, input }) => changeTemplates(place, input),
  back: ({ roundtableId }) => sessionPaths.templates(roundtableId),
  done: ({ input }) => `sessions:done.template-${input.act}`,
  says: ({ value, input, roundtableId }) => ({
    values: value,
    undo:
      input.act === 'remove'
        ? { action: sessionPaths.templates(roundtableId), fields: { act: 'restore', id: input.id } }
        : undefined,
  }),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function SessionTemplates() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['sessions'])
  return <TemplatesPage {...page} />
}
