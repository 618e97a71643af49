import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { ballotView, onBallot, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { ballotOutcomeSchema } from '#app/features/outcomes/ballot-outcome.schema.ts'
import { concludeBallot } from '#app/features/outcomes/ballot-outcome.server.ts'
import { OutcomePage } from '#app/features/outcomes/outcome-page.tsx'
import { outcomeCode } from '#app/features/outcomes/outcome-words.ts'
import { revalidateAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['ballots', 'ballot-outcome'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Where a refused outcome comes back with its words, for a page without scripts. */
export const loader = defineLoader({
  access: onBallot('close'),
  async load({ subject, t }) {
    return { title: t('ballot-outcome:title'), ballot: await ballotView(subject) }
  },
})

export const action = defineAct({
  access: onBallot('close'),
  form: ballotOutcomeSchema,
  hasPage: 'for-refusals',
  run: ({ actor, subject, input }) => concludeBallot(actor, subject, input),
  back: ({ subject }) => pageOfSubject(subject),
  done: ({ input }) => (input.seen ? 'ballot-outcome:corrected' : 'ballot-outcome:stated'),
  says: ({ value: { number } }) => ({ values: { code: outcomeCode('decision', number) } }),
})

export const shouldRevalidate = revalidateAfterRefusal

export default function Outcome() {
  const { ballot } = useLoaderData<typeof loader>()
  return <OutcomePage ballot={ballot} lastResult={useFormAnswer<typeof action>()?.result} />
}
