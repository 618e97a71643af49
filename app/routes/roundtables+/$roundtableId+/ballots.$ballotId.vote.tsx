import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { withAnswered } from '#app/features/ballots/answered.ts'
import { ballotView, onBallot, pageOfSubject, pillarOf } from '#app/features/ballots/ballots.queries.server.ts'
import { castVote } from '#app/features/ballots/ballots.server.ts'
import { answerSchemaOf } from '#app/features/ballots/methods/registry.server.ts'
import { VotePage } from '#app/features/ballots/vote-page.tsx'
import { useCounts } from '#app/features/live/use-counts.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { keyOf } from '#app/platform/once.server.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['ballots', 'methods', 'ballot-terms'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onBallot('view'),
  async load({ subject, t }) {
    const [ballot, pillar] = await Promise.all([ballotView(subject), pillarOf(subject.ballot)])
    return { title: t('ballots:vote.title-of', { code: subject.ballot.code }), ballot, pillar }
  },
})

export const action = defineAct({
  access: onBallot('vote'),
  form: ({ subject }) => answerSchemaOf(subject.ballot),
  hasPage: 'for-mistakes',
  run: ({ actor, subject, input, payload }) => castVote(actor, subject, input, keyOf(payload)),
  back: ({ subject }) => pageOfSubject(subject),
  done: 'ballots:vote.done',
  says: ({ payload }) => (payload.from === 'page' ? {} : undefined),
  own: ({ value }) => value,
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Vote() {
  const page = useCounts(useLoaderData<typeof loader>(), withAnswered)
  const answer = useFormAnswer<typeof action>()
  useLiveRevalidation(page.ballot.roundtableId, ['members'], { ballotId: page.ballot.id })
  return <VotePage {...page} lastResult={answer?.result} />
}
