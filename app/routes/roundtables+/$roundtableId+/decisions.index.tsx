import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { changeChoices } from '#app/features/outcomes/choices.server.ts'
import { mayOn } from '#app/features/outcomes/outcome.policy.ts'
import { registerFilters } from '#app/features/outcomes/outcome.schema.ts'
import { decisionsIn, registerChoices } from '#app/features/outcomes/register.queries.server.ts'
import { RegisterPage } from '#app/features/outcomes/register-page.tsx'
import { dayAt } from '#app/platform/calendar.server.ts'

export const handle = { namespaces: ['outcomes'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  search: registerFilters,
  async load({ actor, roundtableId, roundtable, place, standing, search: filters, t }) {
    const mayChange = mayOn(standing, 'change', { roundtableState: roundtable.state })
    const [list, choices, change] = await Promise.all([
      decisionsIn(place, filters, actor),
      registerChoices('decision', place),
      mayChange ? changeChoices(place) : null,
    ])
    const title = t('outcomes:decision.title')
    return { roundtableId, title, filters, list, choices, change, today: dayAt(new Date(), actor.timeZone) }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Decisions() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['outcomes'])
  return <RegisterPage noun="decision" {...page} />
}
