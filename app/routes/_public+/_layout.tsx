import type { LinksFunction } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { anybody } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import stylesheet from '#app/features/site/public.css?url'
import { publicFrameOf } from '#app/features/site/public-frame.server.ts'
import { PublicFrame } from '#app/features/site/public-frame.tsx'
import { themeOf } from '#app/platform/theme.server.ts'
import { RouteErrorMessage, RouteErrorPage } from '#app/ui/route-error.tsx'

export const handle = { namespaces: ['public'], scripts: false }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = defineLoader({
  access: anybody,
  load: async ({ request, actor, language }) =>
    publicFrameOf({ language, theme: await themeOf(request), signedIn: actor !== null }),
})

export default function PublicLayout() {
  return (
    <PublicFrame frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </PublicFrame>
  )
}

export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/_public+/_layout')
  if (!frame) return <RouteErrorPage />
  return (
    <PublicFrame frame={frame}>
      <RouteErrorMessage />
    </PublicFrame>
  )
}
