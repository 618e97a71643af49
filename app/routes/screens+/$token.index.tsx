import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, useLoaderData, useParams, useRouteError } from '@remix-run/react'
import { z } from 'zod'
import { defineLoader } from '#app/features/access/route.server.ts'
import { BallotOnScreen, ResultOnScreen } from '#app/features/ballots/room/ballot-on-screen.tsx'
import stylesheet from '#app/features/screens/screen.css?url'
import { onScreen } from '#app/features/screens/screen-access.server.ts'
import faces from '#app/features/screens/screen-faces.css?url'
import { ScreenLost } from '#app/features/screens/screen-lost.tsx'
import { ScreenPage } from '#app/features/screens/screen-page.tsx'
import { screenView } from '#app/features/screens/screen-view.server.ts'
import { useAwake } from '#app/features/screens/use-awake.ts'
import { useScreenChanges } from '#app/features/screens/use-screen-changes.ts'
import { RouteErrorPage } from '#app/ui/route-error.tsx'

export const handle = { namespaces: ['screens', 'editor', 'ballots'] }

const BALLOT_FACES = { ballot: BallotOnScreen, result: ResultOnScreen }

export const links: LinksFunction = () => [faces, stylesheet].map((href) => ({ rel: 'stylesheet', href }))

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
  { name: 'referrer', content: 'no-referrer' },
]

export const loader = defineLoader({
  access: onScreen,
  search: z.object({
    reader: z.literal('1').optional().catch(undefined),
    look: z.enum(['light', 'dark']).optional().catch(undefined),
  }),
  async load({ screen, search, t }) {
    const view = await screenView(screen)
    return { view, reader: search.reader === '1', look: search.look, title: t('screens:session', view.session) }
  },
})

export default function Screen() {
  const { view, reader, look } = useLoaderData<typeof loader>()
  useAwake()
  useScreenChanges(useParams().token ?? '')
  return <ScreenPage view={view} reader={reader} look={look} ballotFaces={BALLOT_FACES} />
}

/** A screen that was shut is gone; a server that is away comes back. */
export function ErrorBoundary() {
  const error = useRouteError()
  return isRouteErrorResponse(error) && error.status < 500 ? <RouteErrorPage /> : <ScreenLost />
}
