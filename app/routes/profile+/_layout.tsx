import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'

import { deskFrameOf } from '#app/features/programme/desk-frame.server.ts'
import { ProfileFrame } from '#app/features/programme/profile-frame.tsx'
import { handled } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { RouteErrorMessage, RouteErrorPage } from '#app/ui/route-error.tsx'

export const handle = { namespaces: ['secretariat', 'identity'] }

export const loader = handled(async ({ request }: LoaderFunctionArgs) => deskFrameOf(await requireActor(request)))

export default function ProfileLayout() {
  return (
    <ProfileFrame frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </ProfileFrame>
  )
}

export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/profile+/_layout')
  if (!frame) return <RouteErrorPage />
  return (
    <ProfileFrame frame={frame}>
      <RouteErrorMessage />
    </ProfileFrame>
  )
}
