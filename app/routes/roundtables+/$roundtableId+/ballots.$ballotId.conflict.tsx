import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { ballotView, onBallot, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { conflictSchema, declareConflict } from '#app/features/ballots/terms/conflict.server.ts'
import { ConflictPage } from '#app/features/ballots/terms/conflict-page.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['ballots', 'ballot-terms'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const DONE = { declare: 'ballot-terms:conflict.done', withdraw: 'ballot-terms:conflict.withdrawn' }

export const loader = defineLoader({
  access: onBallot('vote'),
  async load({ subject, t }) {
    return { title: t('ballot-terms:conflict.title'), ballot: await ballotView(subject) }
  },
})

/** The reader declares a conflict of interest, or takes that back. */
export const action = defineAct({
  access: onBallot('vote'),
  form: conflictSchema,
  hasPage: 'for-refusals',
  run: ({ actor, subject, input }) => declareConflict(actor, subject, input),
  back: ({ subject }) => pageOfSubject(subject),
  done: ({ input }) => DONE[input.act],
  says: () => ({}),
})

export default function Conflict() {
  const { ballot } = useLoaderData<typeof loader>()
  return <ConflictPage ballot={ballot} lastResult={useFormAnswer<typeof action>()?.result} />
}
