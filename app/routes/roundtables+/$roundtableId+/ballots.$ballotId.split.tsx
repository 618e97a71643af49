import type { SubmissionResult } from '@conform-to/dom'
import { data, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { done, isInline, refused } from '#app/features/access/answer-form.server.ts'
import { defineAction, defineLoader } from '#app/features/access/route.server.ts'
import { withAnswered } from '#app/features/ballots/answered.ts'
import { ballotView, onBallot, pageOfSubject, pillarOf } from '#app/features/ballots/ballots.queries.server.ts'
import { castVote } from '#app/features/ballots/ballots.server.ts'
import { answerSchemaOf } from '#app/features/ballots/methods/registry.server.ts'
import { maySplit } from '#app/features/ballots/split/split.ts'
import { SplitPage } from '#app/features/ballots/split/split-page.tsx'
import { readParts } from '#app/features/ballots/split/split-schema.server.ts'
import { changed, withAllParts } from '#app/features/ballots/split/written.ts'
import { weightHeld } from '#app/features/ballots/terms/terms.policy.ts'
import { useCounts } from '#app/features/live/use-counts.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['ballots', 'methods', 'criteria', 'ballot-terms', 'ballot-split'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onBallot('view'),
  async load({ subject, t }) {
    const [ballot, pillar] = await Promise.all([ballotView(subject), pillarOf(subject.ballot)])
    return { title: t('ballot-split:title-of', { code: subject.ballot.code }), ballot, pillar }
  },
})

export const action = defineAction({
  access: onBallot('vote'),
  form: z.looseObject({ act: z.string().default('save') }),
  hasPage: true,
  async respond({ actor, subject, submission }) {
    if (submission.status !== 'success')
      return data({ result: submission.reply() as SubmissionResult }, { status: 400 })
    const sent = withAllParts(submission.value)
    const written = changed(sent, submission.value.act)
    if (written) {
      const initialValue = written as SubmissionResult['initialValue']
      return data({ result: { ...submission.reply(), initialValue } as SubmissionResult })
    }
    const { ballot, standing } = subject
    const weight = weightHeld(ballot.terms, standing.seat)
    try {
      if (!maySplit(ballot.terms, weight)) throw new DomainError('conflict', 'ballots.split-not')
      const read = readParts(sent, answerSchemaOf(ballot), weight)
      if ('errors' in read) {
        const result = submission.reply({ fieldErrors: read.errors }) as SubmissionResult
        result.initialValue = sent as SubmissionResult['initialValue']
        return data({ ok: false, result, problem: null }, { status: 400 })
      }
      const own = await castVote(actor, subject, read.kept)
      return done(submission, {
        to: pageOfSubject(subject),
        sentence: 'ballots:vote.done',
        said: isInline(submission) ? {} : undefined,
        own,
        shown: null,
      })
    } catch (error) {
      return refused(submission, error, isInline(submission) ? { back: pageOfSubject(subject) } : { page: {} })
    }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Split() {
  const page = useCounts(useLoaderData<typeof loader>(), withAnswered)
  const answer = useFormAnswer<{ result?: SubmissionResult }>()
  useLiveRevalidation(page.ballot.roundtableId, ['members'], { ballotId: page.ballot.id })
  return <SplitPage {...page} lastResult={answer?.result} />
}
