import { data, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { mayModerate } from '#app/features/access/access.policy.ts'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { activityOf } from '#app/features/activity/activity.queries.server.ts'
import { ActivityList } from '#app/features/activity/activity-list.tsx'
import { stillWaiting, withAnswered } from '#app/features/ballots/answered.ts'
import { type LatestResult, latestResults } from '#app/features/ballots/latest-results.server.ts'
import { resultLevels, ResultLine } from '#app/features/ballots/result-line.tsx'
import { outlineOf } from '#app/features/frameworks/frameworks.queries.server.ts'
import { ProgressCard } from '#app/features/frameworks/progress-card.tsx'
import { useCounts } from '#app/features/live/use-counts.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { seatsOf } from '#app/features/members/table.queries.server.ts'
import { NextSessionCard } from '#app/features/preparation/next-session-card.tsx'
import { nextSessionOf } from '#app/features/preparation/preparation.queries.server.ts'
import { type DecidedSection, decidedSections } from '#app/features/sections/decided.queries.server.ts'
import type { Decision } from '#app/features/workspace/decisions-card.tsx'
import { ballotsToAnswer, newsFor } from '#app/features/workspace/home.queries.server.ts'
import { HomePage } from '#app/features/workspace/home-page.tsx'
import { moderationOf } from '#app/features/workspace/moderation.queries.server.ts'
import { noteVisit } from '#app/features/workspace/visits.server.ts'
import { dayAt } from '#app/platform/calendar.server.ts'
import type { Told } from '#app/shared/live.ts'
import { localized } from '#app/shared/localized.ts'
import { paths } from '#app/shared/paths.ts'
import { useGroups } from '#app/ui/group.tsx'

const WEEK_MS = 7 * 86_400_000
const DECISIONS = 5

export const handle = { namespaces: ['roundtable', 'home', 'activity', 'ballots', 'preparation'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.roundtable.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  async load({ actor, request, language, roundtableId, roundtable, standing, place }) {
    const { since, header } = await noteVisit(request, roundtableId)
    const [{ changes, asked, reviews }, ballots, outline, seats, feed, results, decided, next] = await Promise.all([
      newsFor(roundtableId, standing, since ?? new Date(Date.now() - WEEK_MS), dayAt(new Date(), actor.timeZone)),
      ballotsToAnswer(roundtableId, standing),
      outlineOf(roundtableId),
      seatsOf(roundtableId),
      activityOf(roundtableId, {}, standing, 24),
      latestResults(roundtableId, DECISIONS),
      decidedSections(roundtableId, DECISIONS),
      nextSessionOf(place),
    ])
    const moderation =
      mayModerate(standing) && roundtable.state !== 'closed'
        ? await moderationOf(roundtableId, outline, seats, reviews)
        : null
    const { id, number, state } = roundtable
    const home = {
      roundtable: { id, number, state, title: localized(roundtable.title, language) },
      changes,
      ballots,
      asked,
      outline,
      seats,
      moderation,
      results,
      decided,
      next,
    }
    return data(
      { ...home, since: since?.toISOString() ?? null, recent: feed.lines },
      { headers: { 'Set-Cookie': header } },
    )
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function RoundtableHome() {
  const { outline, recent, results, decided, next, ...home } = useCounts(useLoaderData<typeof loader>(), asTold)
  const decisions = useDecisions(home.roundtable.id, results, decided)
  useLiveRevalidation(home.roundtable.id, ['roundtable', 'answered', 'sessions'])
  return (
    <HomePage
      {...home}
      decisions={decisions}
      next={next ? <NextSessionCard roundtableId={home.roundtable.id} next={next} /> : null}
      progress={<ProgressCard roundtableId={home.roundtable.id} outline={outline} />}
      recent={recent.length ? <ActivityList lines={recent} compact /> : null}
    />
  )
}

/** A ballot that has been answered waits no more. */
function asTold<T extends { ballots: { id: string }[] }>(home: T, told: Told): T {
  return withAnswered({ ...home, ballots: stillWaiting(home.ballots, told.own) }, told)
}

/** What two features know, in one order. */
function useDecisions(roundtableId: string, results: LatestResult[], sections: DecidedSection[]): Decision[] {
  const { t } = useTranslation('home')
  const { groups } = useGroups()
  const found = results.map((one): Decision => {
    const title = t('decisions.result', { code: one.code || one.name, round: one.round })
    return {
      key: one.ballotId,
      to: `${one.to}#result`,
      title,
      text: <ResultLine {...one} />,
      at: one.at,
      levels: resultLevels(one),
    }
  })
  const agreed = sections.map(({ id, kind, title, reason, at, silentGroupIds }): Decision => {
    const levels =
      silentGroupIds &&
      Object.fromEntries(groups.map((group) => [group.id, silentGroupIds.includes(group.id) ? 0 : 2] as const))
    return {
      key: id,
      to: paths.section(roundtableId, id),
      title: t(`decisions.${kind}`, { title }),
      text: reason || t('decisions.agreed-plain'),
      at,
      levels,
    }
  })
  return [...found, ...agreed].sort((one, other) => other.at.localeCompare(one.at)).slice(0, DECISIONS)
}
