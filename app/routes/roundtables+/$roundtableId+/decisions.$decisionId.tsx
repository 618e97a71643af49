import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { linePage } from '#app/features/outcomes/line-page.server.ts'
import { LinePage } from '#app/features/outcomes/line-page.tsx'
import { decisionSchema } from '#app/features/outcomes/outcome.schema.ts'
import { outcomeCode } from '#app/features/outcomes/outcome-words.ts'
import { onDecision } from '#app/features/outcomes/outcomes.queries.server.ts'
import { actOnDecision } from '#app/features/outcomes/outcomes.server.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import { revalidateAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['outcomes'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Where a refused change comes back with its words, for a page without scripts. */
export const loader = defineLoader({
  access: onDecision,
  load: ({ actor, subject, subject: { decision } }) => linePage('decision', actor, subject, decision),
})

export const action = defineAct({
  access: onDecision,
  form: decisionSchema,
  hasPage: 'for-refusals',
  run: ({ actor, subject, input }) => actOnDecision(actor, subject, input),
  back: ({ roundtableId }) => recordPaths.decisions(roundtableId),
  done: ({ input }) => `outcomes:done.${input.act}`,
  says: ({ input, roundtableId, decisionId, subject: { decision } }) => ({
    values: { code: outcomeCode('decision', decision.number) },
    ...(input.act === 'remove' && {
      undo: { action: recordPaths.decision(roundtableId, decisionId), fields: { act: 'restore' } },
    }),
  }),
})

export const shouldRevalidate = revalidateAfterRefusal

export default function Decision() {
  return <LinePage {...useLoaderData<typeof loader>()} lastResult={useFormAnswer<typeof action>()?.result} />
}
