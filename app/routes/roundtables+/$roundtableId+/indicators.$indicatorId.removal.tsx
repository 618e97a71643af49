import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { withIndicator } from '#app/features/bin/removal.queries.server.ts'
import { RemovalPage } from '#app/features/bin/removal-page.tsx'
import { removalSchema } from '#app/features/frameworks/framework.schema.ts'
import { onIndicator } from '#app/features/indicators/indicators.queries.server.ts'
import { removeIndicator } from '#app/features/indicators/removal.server.ts'
import { paths } from '#app/shared/paths.ts'

export const handle = { namespaces: ['bin'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({ access: onIndicator('remove'), load: ({ subject }) => withIndicator(subject) })

export const action = defineAct({
  access: onIndicator('remove'),
  form: removalSchema,
  hasPage: true,
  run: ({ actor, subject }) => removeIndicator(actor, subject),
  back: ({ roundtableId, indicatorId }) => paths.indicator(roundtableId, indicatorId),
  to: ({ roundtableId }) => paths.indicators(roundtableId),
  done: 'bin:done.indicator',
  says: ({ roundtableId, indicatorId }) => ({
    undo: { action: paths.binRestoration(roundtableId), fields: { kind: 'indicator', id: indicatorId } },
  }),
})

export default function IndicatorRemoval() {
  return <RemovalPage kind="indicator" {...useLoaderData<typeof loader>()} />
}
