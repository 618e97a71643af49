import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RemovalPage } from '#app/features/bin/removal-page.tsx'
import { withIndicator } from '#app/features/bin/removal.queries.server.ts'
import { removalSchema } from '#app/features/frameworks/framework.schema.ts'
import { indicatorFor } from '#app/features/indicators/indicators.queries.server.ts'
import { removeIndicator } from '#app/features/indicators/removal.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handled, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const handle = { namespaces: ['bin'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, indicatorId } = idsOf(params, 'roundtableId', 'indicatorId')
  return withIndicator(await indicatorFor(actor, roundtableId, indicatorId, 'remove'))
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, indicatorId } = idsOf(params, 'roundtableId', 'indicatorId')
  const subject = await indicatorFor(actor, roundtableId, indicatorId, 'remove')
  const submission = await parseForm(request, removalSchema)
  return answerForm(submission, () => removeIndicator(actor, subject), {
    to: paths.indicators(roundtableId),
    back: paths.indicator(roundtableId, indicatorId),
    done: 'bin:done.indicator',
    says: () => ({ undo: { action: paths.binRestoration(roundtableId), fields: { kind: 'indicator', id: indicatorId } } }),
  })
})

export default function IndicatorRemoval() {
  return <RemovalPage kind="indicator" {...useLoaderData<typeof loader>()} />
}
