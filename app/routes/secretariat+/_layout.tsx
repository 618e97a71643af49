import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { deskFrameOf } from '#app/features/secretariat/desk-frame.server.ts'
import { SecretariatFrame } from '#app/features/secretariat/secretariat-frame.tsx'
import { RouteErrorMessage, RouteErrorPage } from '#app/ui/route-error.tsx'

export const handle = { namespaces: ['secretariat'] }

export const loader = defineLoader({ access: secretariat, load: ({ actor }) => deskFrameOf(actor) })

export default function SecretariatLayout() {
  return (
    <SecretariatFrame frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </SecretariatFrame>
  )
}

export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/secretariat+/_layout')
  if (!frame) return <RouteErrorPage />
  return (
    <SecretariatFrame frame={frame}>
      <RouteErrorMessage />
    </SecretariatFrame>
  )
}
