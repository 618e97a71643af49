import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useMatches, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { frameOf } from '#app/features/roundtables/frame.queries.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { useLiveRevalidation } from '#app/features/roundtables/use-live.ts'
import { WorkspaceFrame, type FrameData, type FrameHandle } from '#app/features/roundtables/workspace-frame.tsx'
import { handled } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { RouteErrorMessage, RouteErrorPage } from '#app/ui/route-error.tsx'

export const handle = { namespaces: ['roundtable'] }

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  return frameOf(actor, roundtableId)
})

/** Keeps what the frame itself shows true; the pages inside follow the events that concern them. */
export default function RoundtableLayout() {
  const handle = Object.assign({}, ...useMatches().map(({ handle: given }) => given)) as FrameHandle
  return (
    <Frame frame={useLoaderData<typeof loader>()} ownBar={handle.ownBar} textId={handle.textId}>
      <Outlet />
    </Frame>
  )
}

/** A page inside that cannot be shown leaves the roundtable around it; without one to show, the refusal stands alone. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/roundtables+/$roundtableId+/_layout')
  if (!frame) return <RouteErrorPage />
  return (
    <Frame frame={frame}>
      <RouteErrorMessage />
    </Frame>
  )
}

function Frame({ frame, ownBar = false, textId, children }: FrameHandle & { frame: FrameData; children: ReactNode }) {
  useLiveRevalidation(frame.current.id, ['ballots', 'members'])
  return (
    <WorkspaceFrame frame={frame} ownBar={ownBar} textId={textId}>
      {children}
    </WorkspaceFrame>
  )
}
