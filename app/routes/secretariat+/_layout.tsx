import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'

import { deskFrameOf } from '#app/features/programme/desk-frame.server.ts'
import { SecretariatFrame } from '#app/features/programme/secretariat-frame.tsx'
import { handled } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { RouteErrorMessage, RouteErrorPage } from '#app/ui/route-error.tsx'

export const handle = { namespaces: ['secretariat'] }

export const loader = handled(async ({ request }: LoaderFunctionArgs) => deskFrameOf(await requireSecretariat(request)))

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
