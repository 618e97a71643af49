import { Outlet, useLoaderData, useMatches, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { loadsAsTold } from '#app/features/live/use-fresh-page.ts'
import { useLiveFrame } from '#app/features/live/use-live.ts'
import { useTold } from '#app/features/live/use-told.ts'
import { frameOf } from '#app/features/workspace/frame.queries.server.ts'
import { type FrameHandle, WorkspaceFrame } from '#app/features/workspace/workspace-frame.tsx'
import LiveNowBanner from '#app/live-banner.tsx'
import { LazyTranslations } from '#app/ui/lazy-translations.tsx'
import { RouteErrorMessage, RouteErrorPage } from '#app/ui/route-error.tsx'

export const handle = { namespaces: ['roundtable'] }

export const loader = defineLoader({ access: atRoundtable(), load: ({ actor, place }) => frameOf(actor, place) })

export const shouldRevalidate = loadsAsTold('frame')

/** Keeps what the frame itself shows true; the pages inside follow the events that concern them. */
export default function RoundtableLayout() {
  const handle = Object.assign({}, ...useMatches().map(({ handle: given }) => given)) as FrameHandle
  return (
    <Frame
      frame={useLoaderData<typeof loader>()}
      ownBar={handle.ownBar}
      ownHead={handle.ownHead}
      textId={handle.textId}
    >
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

type LoadedFrame = ReturnType<typeof useLoaderData<typeof loader>>

function Frame({ frame, children, ...own }: FrameHandle & { frame: LoadedFrame; children: ReactNode }) {
  useLiveFrame(frame.current.id)
  const answered = useTold('own', frame)
  const ballotsWaiting = frame.ballotsWaiting.filter((id) => !answered[id]).length
  return (
    <WorkspaceFrame
      frame={{ ...frame, ballotsWaiting }}
      {...own}
      banner={
        frame.live && !own.ownHead ? (
          <LazyTranslations>
            <LiveNowBanner roundtableId={frame.current.id} live={frame.live} />
          </LazyTranslations>
        ) : null
      }
    >
      {children}
    </WorkspaceFrame>
  )
}
