import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { voteSchema } from '#app/features/ballots/ballot.schema.ts'
import { ballotFor, ballotView, pillarTitleOf } from '#app/features/ballots/ballots.queries.server.ts'
import { castVote } from '#app/features/ballots/ballots.server.ts'
import { VotePage } from '#app/features/ballots/vote-page.tsx'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { useLiveRevalidation } from '#app/features/roundtables/use-live.ts'
import { handled, invalidForm, parseForm } from '#app/platform/http.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['ballots'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, ballotId } = idsOf(params, 'roundtableId', 'ballotId')
  const subject = await ballotFor(actor, roundtableId, ballotId, 'view')
  const [ballot, pillar] = await Promise.all([ballotView(subject), pillarTitleOf(subject.indicator)])
  const title = translator(actor.language)('ballots:vote.title-of', { code: subject.indicator.code })
  return { title, ballot, pillar }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, ballotId } = idsOf(params, 'roundtableId', 'ballotId')
  const subject = await ballotFor(actor, roundtableId, ballotId, 'vote')
  const submission = await parseForm(request, voteSchema)
  if (submission.status !== 'success' && submission.payload.reply !== 'inline') return invalidForm(submission)
  return answerForm(submission, (value) => castVote(actor, subject, value), {
    to: paths.indicator(roundtableId, subject.indicator.id),
    done: 'ballots:vote.done',
  })
})

export default function Vote() {
  const page = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  useLiveRevalidation(page.ballot.roundtableId, [], { ballotId: page.ballot.id })
  return <VotePage {...page} lastResult={answer?.result} />
}
