import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { openingAction, openingLoader } from '#app/features/ballots/opening.server.ts'
import { OpeningPage } from '#app/features/ballots/opening-page.tsx'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['ballots', 'ballot-terms'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = openingLoader('section')

export const action = openingAction('section')

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function SectionBallot() {
  const page = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  useLiveRevalidation(page.roundtableId, ['ballots', 'outline'])
  return <OpeningPage {...page} lastResult={answer?.result} />
}
