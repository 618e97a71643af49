import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { withSession } from '#app/features/bin/removal.queries.server.ts'
import { RemovalPage } from '#app/features/bin/removal-page.tsx'
import { removalSchema } from '#app/features/frameworks/framework.schema.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { removeSession } from '#app/features/sessions/session-removal.server.ts'
import { paths } from '#app/shared/paths.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

export const handle = { namespaces: ['bin'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({ access: onSession('moderate'), load: ({ subject }) => withSession(subject) })

export const action = defineAct({
  access: onSession('moderate'),
  form: removalSchema,
  hasPage: true,
  run: ({ actor, subject }) => removeSession(actor, subject),
  back: ({ roundtableId, sessionId }) => sessionPaths.session(roundtableId, sessionId),
  to: ({ roundtableId }) => sessionPaths.sessions(roundtableId),
  done: 'bin:done.session',
  says: ({ roundtableId, sessionId }) => ({
    undo: { action: paths.binRestoration(roundtableId), fields: { kind: 'session', id: sessionId } },
  }),
})

export default function SessionRemoval() {
  return <RemovalPage kind="session" {...useLoaderData<typeof loader>()} />
}
