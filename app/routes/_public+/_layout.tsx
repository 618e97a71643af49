import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'

import stylesheet from '#app/features/programme/public.css?url'
import { publicFrameOf } from '#app/features/programme/public-frame.server.ts'
import { PublicFrame } from '#app/features/programme/public-frame.tsx'
import { handled } from '#app/platform/http.server.ts'
import { languageOf } from '#app/platform/i18n.server.ts'
import { getActor } from '#app/platform/session.server.ts'
import { themeOf } from '#app/platform/theme.server.ts'
import { RouteErrorMessage, RouteErrorPage } from '#app/ui/route-error.tsx'

export const handle = { namespaces: ['public'], scripts: false }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await getActor(request)
  const [language, theme] = await Promise.all([languageOf(request, actor), themeOf(request)])
  return publicFrameOf({ language, theme, signedIn: actor !== null })
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
