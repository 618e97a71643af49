import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { openingAction, openingLoader } from '#app/features/ballots/opening.server.ts'
import { OpeningPage } from '#app/features/ballots/opening-page.tsx'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['ballots', 'ballot-terms', 'criteria'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = openingLoader('indicator')

export const action = openingAction('indicator')

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function IndicatorBallot() {
  const page = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  useLiveRevalidation(page.roundtableId, ['ballots'], { indicatorId: page.subject.id })
  return <OpeningPage {...page} lastResult={answer?.result} />
}
