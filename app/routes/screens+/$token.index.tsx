import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { z } from 'zod'
import { defineLoader } from '#app/features/access/route.server.ts'
import { BallotOnScreen, ResultOnScreen } from '#app/features/ballots/room/ballot-on-screen.tsx'
import stylesheet from '#app/features/screens/screen.css?url'
import { onScreen } from '#app/features/screens/screen-access.server.ts'
import { ScreenPage } from '#app/features/screens/screen-page.tsx'
import { screenView } from '#app/features/screens/screen-view.server.ts'
import { useScreenChanges } from '#app/features/screens/use-screen-changes.ts'

export const handle = { namespaces: ['screens', 'editor', 'ballots'] }

const BALLOT_FACES = { ballot: BallotOnScreen, result: ResultOnScreen }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
  { name: 'referrer', content: 'no-referrer' },
]

export const loader = defineLoader({
  access: onScreen,
  search: z.object({ reader: z.literal('1').optional().catch(undefined) }),
  async load({ screen, search, t }) {
    const view = await screenView(screen)
    return { view, reader: search.reader === '1', title: t('screens:session', view.session) }
  },
})

export default function Screen() {
  const { view, reader } = useLoaderData<typeof loader>()
  useScreenChanges(useParams().token ?? '')
  return <ScreenPage view={view} reader={reader} ballotFaces={BALLOT_FACES} />
}
