import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { signedIn } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { deskFrameOf } from '#app/features/secretariat/desk-frame.server.ts'
import { ProfileFrame } from '#app/features/secretariat/profile-frame.tsx'
import { RouteErrorMessage, RouteErrorPage } from '#app/ui/route-error.tsx'

export const handle = { namespaces: ['secretariat', 'identity'] }

export const loader = defineLoader({ access: signedIn, load: ({ actor }) => deskFrameOf(actor) })

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
