import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useMemo } from 'react'
import { defineLoader } from '#app/features/access/route.server.ts'
import { withAnswered } from '#app/features/ballots/answered.ts'
import { BallotPanel, NextBallot } from '#app/features/ballots/ballot-panel.tsx'
import { latestBallotOn } from '#app/features/ballots/ballots.queries.server.ts'
import { RuleCard } from '#app/features/ballots/rule-card.tsx'
import { useResultToCome } from '#app/features/ballots/use-result-to-come.ts'
import { MappingsCard } from '#app/features/crosswalk/mappings-card.tsx'
import { onIndicator } from '#app/features/indicators/indicators.queries.server.ts'
import { mergedInto } from '#app/features/indicators/merge.server.ts'
import { recordOf } from '#app/features/indicators/record.queries.server.ts'
import { RecordPage } from '#app/features/indicators/record-page.tsx'
import { useCounts } from '#app/features/live/use-counts.ts'
import { loadSoon } from '#app/features/live/use-fresh-page.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { DecisionsCard } from '#app/features/outcomes/decisions-card.tsx'
import { decisionsAbout } from '#app/features/outcomes/register.queries.server.ts'
import { paths } from '#app/shared/paths.ts'

export const handle = { namespaces: ['indicators', 'ballots', 'ballot-terms', 'outcomes'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onIndicator('view'),
  async load({ roundtableId, place, subject }) {
    const { indicator } = subject
    const leadsTo = indicator.mergedIntoId ? await mergedInto(subject) : null
    if (leadsTo) throw redirect(`${paths.indicator(roundtableId, leadsTo)}#merged`)
    const [record, ballot, decisions] = await Promise.all([
      recordOf(subject),
      latestBallotOn({ type: 'indicator', id: indicator.id }, place),
      decisionsAbout(place, { indicatorId: indicator.id }),
    ])
    return { roundtableId, title: `${indicator.code} ${indicator.name}`, ballot, decisions, ...record }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Indicator() {
  const { ballot, decisions, ...page } = useCounts(useLoaderData<typeof loader>(), withAnswered)
  const { roundtableId, indicator, place, can } = page
  useLiveRevalidation(roundtableId, ballot?.can.close ? ['imports', 'members', 'votes'] : ['imports', 'members'], {
    indicatorId: indicator.id,
  })
  useResultToCome(
    useMemo(() => (ballot ? [ballot] : []), [ballot]),
    loadSoon,
  )
  const pillar = place.pillar?.title ?? null
  return (
    <RecordPage
      key={indicator.id}
      {...page}
      ballotOpen={ballot?.state === 'open'}
      ballot={ballot ? <BallotPanel pillar={pillar} ballot={ballot} /> : null}
      rule={ballot ? <RuleCard ballot={ballot} /> : null}
    >
      <NextBallot
        roundtableId={roundtableId}
        subject={{ type: 'indicator', id: indicator.id }}
        ballot={ballot}
        canOpen={can.openBallot}
      />
      <DecisionsCard roundtableId={roundtableId} decisions={decisions} />
      <MappingsCard roundtableId={roundtableId} indicatorId={indicator.id} />
    </RecordPage>
  )
}
