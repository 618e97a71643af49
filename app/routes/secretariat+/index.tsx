import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { DashboardPage } from '#app/features/programme/dashboard-page.tsx'
import { dashboardFor } from '#app/features/programme/dashboard.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const [counts, title] = await Promise.all([dashboardFor(actor), titleOf(actor.language, 'secretariat:dashboard.title')])
  return { counts, title }
})

export default function Secretariat() {
  return <DashboardPage counts={useLoaderData<typeof loader>().counts} />
}
