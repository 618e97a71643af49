import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BallotsPage } from '#app/features/ballots/ballots-page.tsx'
import { ballotsIn } from '#app/features/ballots/ballots.queries.server.ts'
import { useResultToCome } from '#app/features/ballots/use-result-to-come.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { roundtableFor } from '#app/features/access/standing.server.ts'
import { useFreshPage } from '#app/features/roundtables/use-fresh-page.ts'
import { useLiveRevalidation } from '#app/features/roundtables/use-live.ts'
import { handled } from '#app/platform/http.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { requireActor } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['ballots'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  const subject = await roundtableFor(actor, roundtableId, 'view')
  const title = translator(actor.language)('ballots:list.title-of', { number: subject.roundtable.number })
  return { roundtableId, title, ballots: await ballotsIn(subject) }
})

export default function Ballots() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['ballots', 'votes'])
  useResultToCome(page.ballots, useFreshPage())
  return <BallotsPage {...page} />
}
