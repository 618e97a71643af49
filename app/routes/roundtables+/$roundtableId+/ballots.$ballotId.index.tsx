import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useMemo } from 'react'
import { defineLoader } from '#app/features/access/route.server.ts'
import { withAnswered } from '#app/features/ballots/answered.ts'
import { mayOpen } from '#app/features/ballots/ballot.policy.ts'
import { BallotPage } from '#app/features/ballots/ballot-page.tsx'
import { ballotView, isLatest, onBallot, pillarOf } from '#app/features/ballots/ballots.queries.server.ts'
import { isAskedAlone } from '#app/features/ballots/subjects/subject-types.ts'
import { useResultToCome } from '#app/features/ballots/use-result-to-come.ts'
import { useCounts } from '#app/features/live/use-counts.ts'
import { loadSoon } from '#app/features/live/use-fresh-page.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { OutcomeCard } from '#app/features/outcomes/outcome-card.tsx'
import { outcomeEntry } from '#app/features/outcomes/outcome-entry.tsx'

export const handle = {
  namespaces: [
    'ballots',
    'methods',
    'criteria',
    'consensus-map',
    'ballot-terms',
    'ballot-rule',
    'ballot-outcome',
    'ballot-protocol',
  ],
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onBallot('view'),
  async load({ subject, roundtable, standing, t }) {
    const [ballot, pillar, latest] = await Promise.all([
      ballotView(subject),
      pillarOf(subject.ballot),
      isLatest(subject.ballot),
    ])
    return {
      title: t('ballots:vote.title-of', { code: subject.ballot.code }),
      ballot,
      pillar,
      canOpen: latest && isAskedAlone(ballot.subject) && mayOpen(standing, roundtable),
    }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Ballot() {
  const page = useCounts(useLoaderData<typeof loader>(), withAnswered)
  const { ballot } = page
  useLiveRevalidation(
    ballot.roundtableId,
    ballot.can.close ? ['ballots', 'members', 'votes'] : ['ballots', 'members'],
    { ballotId: ballot.id },
  )
  useResultToCome(
    useMemo(() => [ballot], [ballot]),
    loadSoon,
  )
  return <BallotPage {...page} outcome={<OutcomeCard ballot={ballot} form={outcomeEntry(ballot)} />} />
}
