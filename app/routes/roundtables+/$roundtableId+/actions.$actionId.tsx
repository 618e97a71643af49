import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { linePage } from '#app/features/outcomes/line-page.server.ts'
import { LinePage } from '#app/features/outcomes/line-page.tsx'
import { actionSchema } from '#app/features/outcomes/outcome.schema.ts'
import { outcomeCode } from '#app/features/outcomes/outcome-words.ts'
import { onAction } from '#app/features/outcomes/outcomes.queries.server.ts'
import { actOnAction } from '#app/features/outcomes/outcomes.server.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import { revalidateAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['outcomes'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Where a refused change comes back with its words, for a page without scripts. */
export const loader = defineLoader({
  access: onAction,
  load: ({ actor, subject, subject: { action } }) => linePage('action', actor, subject, action),
})

export const action = defineAct({
  access: onAction,
  form: actionSchema,
  hasPage: 'for-refusals',
  run: ({ actor, subject, input }) => actOnAction(actor, subject, input),
  back: ({ roundtableId }) => recordPaths.actions(roundtableId),
  done: ({ input }) => `outcomes:done.${input.act === 'settle' ? input.state : input.act}`,
  says: ({ input, value: before, roundtableId, actionId, subject: { action } }) => {
    const undo = (fields: Record<string, string>) => ({
      undo: { action: recordPaths.action(roundtableId, actionId), fields },
    })
    return {
      values: { code: outcomeCode('action', action.number) },
      ...(input.act === 'remove' && undo({ act: 'restore' })),
      ...(input.act === 'settle' && before && undo({ act: 'settle', seen: input.state, state: before })),
    }
  },
})

export const shouldRevalidate = revalidateAfterRefusal

export default function Action() {
  return <LinePage {...useLoaderData<typeof loader>()} lastResult={useFormAnswer<typeof action>()?.result} />
}
