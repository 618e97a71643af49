import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { withAnswered } from '#app/features/ballots/answered.ts'
import { mayOpen } from '#app/features/ballots/ballot.policy.ts'
import { ballotsIn } from '#app/features/ballots/ballots.queries.server.ts'
import { BallotsPage } from '#app/features/ballots/ballots-page.tsx'
import { comingBallots } from '#app/features/ballots/terms/schedule.server.ts'
import { useResultToCome } from '#app/features/ballots/use-result-to-come.ts'
import { useCounts } from '#app/features/live/use-counts.ts'
import { loadSoon } from '#app/features/live/use-fresh-page.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'

export const handle = { namespaces: ['ballots', 'ballot-terms'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  load: async ({ place, roundtableId, roundtable, standing, t }) => ({
    roundtableId,
    title: t('ballots:list.title-of', { number: roundtable.number }),
    ballots: await ballotsIn(place),
    coming: await comingBallots(roundtableId),
    canOpen: mayOpen(standing, roundtable),
  }),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Ballots() {
  const page = useCounts(useLoaderData<typeof loader>(), withAnswered)
  useLiveRevalidation(page.roundtableId, ['ballots', 'answered', 'members', 'outline', 'indicators'])
  useResultToCome(page.ballots, loadSoon)
  return <BallotsPage {...page} />
}
