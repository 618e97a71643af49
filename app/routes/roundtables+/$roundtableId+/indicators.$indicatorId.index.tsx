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
import { earlierWording, RatedEarlier } from '#app/features/indicators/rated-earlier.tsx'
import { recordOf } from '#app/features/indicators/record.queries.server.ts'
import { RecordPage } from '#app/features/indicators/record-page.tsx'
import { useCounts } from '#app/features/live/use-counts.ts'
import { loadSoon } from '#app/features/live/use-fresh-page.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { DecisionsCard } from '#app/features/outcomes/decisions-card.tsx'
import { OutcomeCard } from '#app/features/outcomes/outcome-card.tsx'
import { decisionsAbout } from '#app/features/outcomes/register.queries.server.ts'
import { paths } from '#app/shared/paths.ts'

export const handle = {
  namespaces: ['indicators', 'ballots', 'ballot-terms', 'ballot-rule', 'ballot-outcome', 'criteria', 'outcomes'],
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onIndicator('view'),
  async load({ roundtableId, place, subject, language, t }) {
    const { indicator } = subject
    const leadsTo = indicator.mergedIntoId ? await mergedInto(subject) : null
    if (leadsTo) throw redirect(`${paths.indicator(roundtableId, leadsTo)}#merged`)
    const [record, ballot, decisions] = await Promise.all([
      recordOf(subject, language),
      latestBallotOn({ type: 'indicator', id: indicator.id }, place),
      decisionsAbout(place, { indicatorId: indicator.id }),
    ])
    // In words already: the texts of the crosswalk are many, and a record needs few.
    const mappings = record.mappings.map(({ relation, state, ...mapping }) => ({
      ...mapping,
      said: [
        t(`crosswalk:relation.${relation}`),
        ...(state === 'disputed' ? [t('crosswalk:state.disputed')] : []),
      ].join(', '),
    }))
    return { roundtableId, title: `${indicator.code} ${indicator.name}`, ballot, decisions, ...record, mappings }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Indicator() {
  const { ballot, decisions, mappings, ...page } = useCounts(useLoaderData<typeof loader>(), withAnswered)
  const { roundtableId, indicator, place, can } = page
  useLiveRevalidation(roundtableId, ballot?.can.close ? ['imports', 'members', 'votes'] : ['imports', 'members'], {
    indicatorId: indicator.id,
  })
  useResultToCome(
    useMemo(() => (ballot ? [ballot] : []), [ballot]),
    loadSoon,
  )
  const pillar = place.pillar?.title ?? null
  const ratedEarlier = ballot?.result ? earlierWording(ballot.wording, indicator) : null
  return (
    <RecordPage
      key={indicator.id}
      {...page}
      ballotOpen={ballot?.state === 'open'}
      ballot={
        ballot ? (
          <>
            <RatedEarlier {...{ roundtableId, indicator }} version={ratedEarlier} />
            <BallotPanel pillar={pillar} ballot={ballot} outcome={<OutcomeCard ballot={ballot} />} />
          </>
        ) : null
      }
      rule={ballot ? <RuleCard ballot={ballot} /> : null}
    >
      <NextBallot
        roundtableId={roundtableId}
        subject={{ type: 'indicator', id: indicator.id }}
        ballot={ballot}
        canOpen={can.openBallot}
      />
      <DecisionsCard roundtableId={roundtableId} decisions={decisions} />
      <MappingsCard roundtableId={roundtableId} indicatorId={indicator.id} mappings={mappings} />
    </RecordPage>
  )
}
