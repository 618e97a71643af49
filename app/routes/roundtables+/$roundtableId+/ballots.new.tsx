import type { SubmissionResult } from '@conform-to/dom'
import { data, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { refused } from '#app/features/access/answer-form.server.ts'
import { defineAction, defineLoader } from '#app/features/access/route.server.ts'
import { askableAt, writtenFor } from '#app/features/ballots/new/new-ballot.queries.server.ts'
import { alsoWrong, newBallotSchema, termsSent } from '#app/features/ballots/new/new-ballot.schema.server.ts'
import { keepQuestion, openNew } from '#app/features/ballots/new/new-ballot.server.ts'
import { NewBallotPage } from '#app/features/ballots/new/new-ballot-page.tsx'
import { ABOUT } from '#app/features/ballots/new/written.ts'
import { impossibleIn } from '#app/features/ballots/rule/possible.server.ts'
import { ballotPage } from '#app/features/ballots/subjects/subject-types.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { redirectWithToast } from '#app/platform/http.server.ts'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = {
  namespaces: ['ballots', 'methods', 'criteria', 'new-ballot', 'ballot-terms', 'ballot-rule', 'ballot-protocol'],
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const search = z.object({
  about: z.enum(ABOUT).catch('question'),
  id: z.uuid().optional().catch(undefined),
  method: z.string().optional(),
  after: z.uuid().optional().catch(undefined),
})

export const loader = defineLoader({
  access: atRoundtable('moderate'),
  search,
  load: async ({ place, roundtableId, search, t }) => ({
    title: t('new-ballot:title'),
    roundtableId,
    askable: await askableAt(place),
    written: await writtenFor(place, search),
  }),
})

export const action = defineAction({
  access: atRoundtable('moderate'),
  form: newBallotSchema,
  hasPage: true,
  async respond({ actor, place, roundtableId, submission }) {
    if (submission.status !== 'success')
      return data(
        { result: submission.reply(alsoWrong(submission, actor.timeZone)) as SubmissionResult },
        { status: 400 },
      )
    const sent = submission.value
    if (sent.act === 'change') {
      const initialValue = sent.written as SubmissionResult['initialValue']
      return data({ result: { ...submission.reply(), initialValue } as SubmissionResult })
    }
    try {
      if (sent.act === 'save') {
        const { question, ...ballot } = sent.ballot
        const id = await keepQuestion(actor, place, { ...ballot, question: question! })
        const { about, method } = ballot
        return redirectWithToast(ballotPaths.new(roundtableId, { about, id, method }), {
          tone: 'done',
          message: 'new-ballot:kept',
        })
      }
      const opening = termsSent(submission.payload, actor.timeZone, sent.ballot.method)
      if ('errors' in opening)
        return data({ result: submission.reply({ fieldErrors: opening.errors }) as SubmissionResult }, { status: 400 })
      const impossible = await impossibleIn(roundtableId, { ...opening.terms, rule: sent.ballot.rule })
      if (impossible.length) {
        const fieldErrors = Object.fromEntries(impossible.map(([field, message]) => [field, [message]]))
        return data({ result: submission.reply({ fieldErrors }) as SubmissionResult }, { status: 400 })
      }
      const { id, subjectId, state } = await openNew(actor, place, { ...sent.ballot, ...opening })
      if (state === 'created')
        return redirectWithToast(paths.ballots(roundtableId), { tone: 'done', message: 'ballot-terms:coming.done' })
      const subject = { type: sent.ballot.about, id: subjectId }
      return redirectWithToast(ballotPage({ id, roundtableId, subject }), {
        tone: 'done',
        message: 'ballots:open.done',
      })
    } catch (error) {
      return refused(submission, error, {
        page: {
          fields: {
            'ballots.options-few': 'indicators',
            'ballots.missing.amendment': 'amendment',
            'ballots.missing.nothing-amended': 'amendment',
          },
        },
      })
    }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function NewBallot() {
  const page = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  useLiveRevalidation(page.roundtableId, ['indicators', 'outline'])
  const { questionId, after } = page.written
  return <NewBallotPage key={`${String(questionId)} ${String(after)}`} {...page} lastResult={answer?.result} />
}
