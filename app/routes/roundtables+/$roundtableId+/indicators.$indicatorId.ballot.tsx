import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { openingAction, openingLoader } from '#app/features/ballots/opening.server.ts'
import { OpeningPage } from '#app/features/ballots/opening-page.tsx'
import { freshAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['ballots'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = openingLoader('indicator')

export const action = openingAction('indicator')

export const shouldRevalidate = freshAfterRefusal

export default function IndicatorBallot() {
  const answer = useFormAnswer<typeof action>()
  return <OpeningPage {...useLoaderData<typeof loader>()} lastResult={answer?.result} />
}
