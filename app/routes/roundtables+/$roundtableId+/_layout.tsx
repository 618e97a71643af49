import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useMatches } from '@remix-run/react'
import { frameOf } from '#app/features/roundtables/frame.queries.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { useLiveRevalidation } from '#app/features/roundtables/use-live.ts'
import { WorkspaceFrame } from '#app/features/roundtables/workspace-frame.tsx'
import { handled } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['roundtable'] }

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  return frameOf(actor, roundtableId)
})

/** Keeps what the frame itself shows true; the pages inside follow the events that concern them. */
export default function RoundtableLayout() {
  const frame = useLoaderData<typeof loader>()
  useLiveRevalidation(frame.current.id, ({ name }) => name.startsWith('ballot.') || name.startsWith('membership.'))
  const ownBar = useMatches().some(({ handle: given }) => (given as { ownBar?: boolean } | undefined)?.ownBar)
  return (
    <WorkspaceFrame frame={frame} ownBar={ownBar}>
      <Outlet />
    </WorkspaceFrame>
  )
}
