import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { withAnswered } from '#app/features/ballots/answered.ts'
import { voteSchema } from '#app/features/ballots/ballot.schema.ts'
import { ballotView, onBallot, pillarTitleOf } from '#app/features/ballots/ballots.queries.server.ts'
import { castVote } from '#app/features/ballots/ballots.server.ts'
import { VotePage } from '#app/features/ballots/vote-page.tsx'
import { useCounts } from '#app/features/roundtables/use-counts.ts'
import { useLiveRevalidation } from '#app/features/roundtables/use-live.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['ballots'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onBallot('view'),
  async load({ subject, t }) {
    const [ballot, pillar] = await Promise.all([ballotView(subject), pillarTitleOf(subject.indicator)])
    return { title: t('ballots:vote.title-of', { code: subject.indicator.code }), ballot, pillar }
  },
})

export const action = defineAct({
  access: onBallot('vote'),
  form: voteSchema,
  hasPage: 'for-mistakes',
  run: ({ actor, subject, input }) => castVote(actor, subject, input),
  back: ({ roundtableId, subject }) => paths.indicator(roundtableId, subject.indicator.id),
  done: 'ballots:vote.done',
})

export { shouldRevalidate } from '#app/features/roundtables/use-live.ts'

export default function Vote() {
  const page = useCounts(useLoaderData<typeof loader>(), withAnswered)
  const answer = useFormAnswer<typeof action>()
  useLiveRevalidation(page.ballot.roundtableId, ['members'], { ballotId: page.ballot.id })
  return <VotePage {...page} lastResult={answer?.result} />
}
